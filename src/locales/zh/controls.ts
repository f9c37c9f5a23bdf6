/** The settings, in Chinese. */
import type { Messages } from '../en.ts';

export const controls: Messages['controls'] = {
  region: '设置',
  sampler: '采样器',
  seed: '随机种子',
  seedRange: ({ most }) => `0 到 ${most} 之间的整数`,
  newSeed: '换一个',
  images: '图片数',
  class: '类别',
  mixed: '混合',
  guidance: '引导强度',
  unguided: ({ value }) => `${value}，无引导`,
  ownGuidance: ({ value }) => `${value}，默认`,
  guidanceHint: '越高越贴近描述，变化也越少',
  backend: '计算后端',
  best: '自动选择最佳',
  specialists: '使用专用网络，即只为一种步数训练的网络',
  specialistsNow: ({ budgets, network }) => `（用于 ${budgets} 步；当前：${network}）`,
};

export const model = '模型';
