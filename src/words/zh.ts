/** Every word of the page, in Chinese. */
import type { Words } from './en.ts';

export const zh: Words = {
  header: {
    colours: '配色',
    themes: { auto: '跟随系统', light: '浅色', dark: '深色' },
  },
};
