/** The embed, in Chinese. */
import type { Messages } from '../en.ts';

export const embed: Messages['embed'] = {
  title: 'StepDial：用选定的采样步数生成图片',
  invitation: '一个小型神经网络就在您的浏览器里生成图片。旋钮决定每张图片可以用多少步。',
  start: ({ size }) => (size === null ? '开始' : `开始（${size}）`),
  open: 'StepDial：在新标签页中打开完整页面',
  queued: '正在等待本设备上的另一个 StepDial……',
};
