/** Every word of the page, in Chinese. */
import type { Words } from './en.ts';

export const zh: Words = {
  locale: 'zh',
  page: {
    title: 'StepDial：每一步采样换来什么',
  },
  header: {
    language: '语言',
    languageOfSystem: '跟随系统',
    languageMissing: ({ name }) => `无法加载${name}，页面仍显示中文。`,
    colours: '配色',
    themes: { auto: '跟随系统', light: '浅色', dark: '深色' },
  },
};
