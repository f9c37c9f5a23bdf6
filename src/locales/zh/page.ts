/** The title, the question and the sentence below it, in Chinese. */
import type { Messages } from '../en.ts';

export const page: Messages['page'] = {
  title: 'StepDial：多一步采样，换来什么',
  question: '多一步采样，换来什么？',
  lede: '一个小型神经网络正在您的浏览器里作画。转动旋钮，决定每张图允许它看几次。',
};

/** Where the article should be, if it cannot be loaded. */
export const article: Messages['article'] = {
  failed: '文章未能加载。',
  failedRest: '没有它，旋钮照样可用。',
  reload: '重新加载页面',
};
