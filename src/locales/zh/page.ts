/** What stands above the dial, and what stands in for the article if it cannot be loaded, in Chinese. */
import type { Messages } from '../en.ts';

export const page: Messages['page'] = {
  title: 'StepDial：多一步采样，换来什么',
  question: '多一步采样，换来什么？',
  lede: '一个小型神经网络就在您的浏览器里生成图片。旋钮决定每张图片可以用多少步。',
  failed: '页面因出错而停止运行。',
  failedRest: '请重新加载页面以继续。',
};

export const article: Messages['article'] = {
  failed: '文章未能加载。',
  failedRest: '旋钮不受影响，照样可用。',
  reload: '重新加载页面',
};
