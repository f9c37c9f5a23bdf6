/** The charts, in Chinese. */
import type { Messages } from '../en.ts';

export const charts: Messages['charts'] = {
  failed: '图表未能加载。',
  failedRest: '旋钮不受影响，照样可用。',
  reload: '重新加载页面',
  table: '以表格显示数据',
  steps: '步数',
  curvesMissing: '曲线未能加载。',
};

export const time: Messages['time'] = {
  title: '本设备上的耗时',
  unit: ({ count }) => `${count} 张图片：各次运行的中位数和中间一半，按步数预算`,
  median: '中位数',
  middleHalf: '中间一半',
  runs: '次数',
  none: ({ steps }) => `${steps} 步：尚未测量。页面空闲时会逐一测量每一档。`,
  took: ({ steps, count, time, runs }) =>
    `${steps} 步时，${count} 张图片在本机耗时 ${time}（${runs === '1' ? '1 次运行' : `${runs} 次运行的中位数`}）。`,
  infiniteTakes: ({ factor }) => `∞ 的耗时是它的 ${factor} 倍。`,
  timesOneStep: ({ factor }) => `这是一步耗时的 ${factor} 倍。`,
  tooShort: ({ steps }) => `${steps} 步：短于此浏览器时钟的精度。`,
};

export const quality: Messages['quality'] = {
  title: '与真实图片的距离',
  unit: ({ network, guidance }) =>
    `FID-proxy（${network ?? '本模型自带的网络'}）及 95% 区间，按步数预算；越低越好${guidance === null ? '' : `；曲线的引导强度为 ${guidance}`}`,
  series: {
    dial: '旋钮，多步一致性',
    specialist: '专用网络，每种步数一个',
  },
  heads: { dial: '旋钮', specialist: '专用', live: '实时，图片数' },
  subjects: { dial: '旋钮', specialist: '专用网络' },
  live: '实时，本页面',
  floor: ({ proxy }) => `下限：真实图片，${proxy}`,
  scores: ({ steps, subject, proxy, samples, factor, floor }) => {
    const relative = factor === null ? '' : `，是旋钮在 ∞ 时的 ${factor} 倍`;
    const real = floor === null ? '' : `；真实图片为 ${floor}`;
    return `${steps} 步时，${subject}的 FID-proxy 为 ${proxy}（${samples} 个样本）${relative}${real}。`;
  },
  liveScores: ({ count, proxy, low, high }) =>
    `目前在本页生成的 ${count} 张图片得分为 ${proxy}（95% 区间 ${low} 到 ${high}）。`,
  tooFew: ({ count }) => `目前在本页生成的 ${count} 张图片还不足以估计。`,
  none: '这个步数和采样器还没有得分。',
  families: {
    multistep: '多步一致性',
    diffusion: '扩散',
    consistency: '一致性',
    tract: 'TRACT',
    ect: 'Easy Consistency Tuning',
  },
  trainedAs: ({ families }) => `（训练方法：${families}）`,
};

export const frontier: Messages['frontier'] = {
  title: '质量与耗时',
  unit: ({ count }) => `FID-proxy 与本设备生成 ${count} 张图片的耗时，越靠左下越好`,
  unitAt: ({ count, guidance }) =>
    `引导强度 ${guidance} 下的 FID-proxy 与本设备生成 ${count} 张图片的耗时，越靠左下越好`,
  names: { dial: '旋钮', specialist: '专用网络' },
  place: ({ name, steps }) => `${name}，${steps}`,
  pointName: ({ place, time, proxy }) => `${place}：${time}，FID-proxy ${proxy}`,
  pointBorrowed: ({ place, time, proxy }) => `${place}：${time}（在另一条曲线上测得），FID-proxy ${proxy}`,
  none: '这里还没有测量耗时。页面空闲时会进行测量，各点会陆续出现。',
  tooSlow: ({ limit, steps, subject, time, proxy }) =>
    `目前测过的都无法在 ${limit} 内完成。最快的是 ${steps} 步的${subject}：${time} 得到 FID-proxy ${proxy}。`,
  best: ({ limit, steps, subject, time, proxy }) =>
    `在 ${limit} 以内，最好的是 ${steps} 步的${subject}：${time} 得到 FID-proxy ${proxy}。`,
  asGood: ({ steps, subject, time, proxy }) =>
    `更快、也许一样好的是 ${steps} 步的${subject}：${time} 得到 ${proxy}。差别可能只是偶然。`,
  limit: '时间上限',
  own: '其他（毫秒）',
  ownRange: ({ most }) => `1 到 ${most} 之间的整数`,
  points: '图中的点',
  hint: '指向一个点可预览它的图片，点击则选定它。用方向键沿曲线移动。',
  along: ({ title }) => `步数，${title}`,
  spoken: ({ steps, value }) => `${steps}：${value}`,
  point: '点',
  time: '耗时',
  runs: '次数',
  borrowed: '（另一条曲线）',
  legend: {
    front: '前沿：没有别的点既更快又更好',
    borrowed: '空心：耗时取自步数相同的另一条曲线',
    now: '旋钮的位置',
    best: '上限以内最好的点',
  },
};
