/** Every word of the page, in Chinese. */
import type { Words } from './en.ts';

export const zh: Words = {
  header: {
    colours: '配色',
    themes: { auto: '跟随系统', light: '浅色', dark: '深色' },
  },
  posters: {
    made: ({ steps, seed }) => `${steps} 步，随机种子 ${seed} · 在本设备上生成`,
    making: ({ steps, seed }) => `${steps} 步，随机种子 ${seed} · 正在本设备上生成`,
    inAdvance: ({ steps, seed }) => `${steps} 步，随机种子 ${seed} · 预先生成`,
    standIn: ({ steps, seed }) => `预先生成的示例图片：${steps} 步，随机种子 ${seed}`,
    name: ({ what }) => `${what}（预先生成）`,
    waiting: '拨盘显示的是预先生成的图片。',
    noEngine: '当前没有在本设备上生成：拨盘显示的是预先生成的图片。',
  },
};
