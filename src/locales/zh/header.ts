/** The header and the footnote about the model, in Chinese. */
import type { Messages } from '../en.ts';

export const header: Messages['header'] = {
  language: '语言',
  languageOfSystem: '跟随系统',
  languageMissing: ({ name }) => `无法加载 ${name}，页面仍显示中文。`,
  colours: '主题',
  themes: { auto: '系统', light: '浅色', dark: '深色' },
};

export const footnote: Messages['footnote'] = {
  data: '数据：',
  weights: '权重：',
  more: '关于这个模型的更多信息',
  training: '训练：',
  source: '数据来源：',
};
