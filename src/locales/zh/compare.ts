/** The comparison with pinned images, in Chinese. */
import type { Messages } from '../en.ts';

export const compare: Messages['compare'] = {
  failed: '对比未能加载。',
  failedRest: '旋钮不受影响，照样可用。',
  reload: '重新加载页面',
  pin: '固定以便比较',
  unpin: '取消固定',
  how: '比较方式',
  ways: { beside: '并排', wipe: '滑动对比', difference: '差异' },
  pinned: '已固定',
  now: '当前',
  divider: '固定的图片与旋钮的图片之间的分界线',
  dividerAt: ({ percent, pinned, turned }) => `${percent}% 为${pinned}，其余为${turned}`,
  same: '两边相同。请转动旋钮，或换一个采样器。',
  waiting: '要比较的图片还没有生成。',
  making: ({ hop, hops }) => `正在生成固定的图片，第 ${hop} 步，共 ${hops} 步`,
  differenceName: ({ pinned, turned }) => `“${pinned}”与“${turned}”逐像素的绝对差`,
  amplified: ({ factor }) => `每个像素的绝对差，放大 ${factor} 倍显示`,
  mean: ({ value, percent }) => `平均值：**${value}**，满值 255（${percent}%）`,
  scale: '刻度',
  orMore: ({ value }) => `${value} 及以上`,
};
