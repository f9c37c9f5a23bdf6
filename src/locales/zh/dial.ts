/** The dial and the two figures beside it, in Chinese. */
import type { Messages } from '../en.ts';

export const dial: Messages['dial'] = {
  label: '步数预算',
  steps: ({ count }) => `${count} 步`,
  unit: () => '步',
  infinite: ({ count }) => `无限多步，按 ${count} 步计算`,
  runAs: ({ count }) => `按 ${count} 步计算`,
  noise: '噪声',
  picture: '图片',
  sampling: ({ count }) => `以 ${count} 步采样`,
};

export const gauges: Messages['gauges'] = {
  time: ({ count }) => `${count} 张图片耗时`,
  here: ({ runs }) => `本机，${runs} 次的中位数`,
  notYet: '尚未测量',
  proxy: 'FID-proxy',
  samples: ({ count }) => `${count} 个样本`,
  samplesAt: ({ count, guidance }) => `${count} 个样本，引导强度 ${guidance}`,
  fetching: '正在加载',
  none: '未测量',
  tooShort: '短于此浏览器的计时精度',
};
