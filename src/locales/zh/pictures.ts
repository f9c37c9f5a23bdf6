/** The images, the strip that shows how one of them forms, and the posters, in Chinese. */
import type { Messages } from '../en.ts';

export const pictures: Messages['pictures'] = {
  region: '图片',
  none: '还没有图片',
  ready: ({ steps }) => `${steps} 步的图片已生成。`,
  ofClasses: ({ count }) => `${count} 张图片，各类别轮流`,
  ofClass: ({ count, name }) => `${count} 张“${name}”类的图片`,
  ofCaption: ({ count, caption }) => `${count} 张“${caption}”的图片`,
  ofExamples: ({ count }) => `${count} 张图片，模型的各个示例轮流`,
  how: ({ what, sampler, steps, seed }) => `${what}：${sampler}，${steps} 步，随机种子 ${seed}`,
  preview: ({ words }) => `${words}（预览）`,
  one: ({ number }) => `第 ${number} 张图片`,
  oneOfClass: ({ number, name }) => `第 ${number} 张图片，类别 ${name}`,
  oneOfCaption: ({ number, caption }) => `第 ${number} 张图片，${caption}`,
  noCaption: '没有描述',
  follow: '要跟踪的图片',
  showWay: ({ picture }) => `${picture}：显示生成过程`,
};

export const strip: Messages['strip'] = {
  title: ({ number, steps }) => `第 ${number} 张图片，${steps} 步，从噪声到图片。`,
  oneStep: '网络只看到噪声，一次就猜出整张图片。',
  beliefs: '每一步开始时，网络预测的清晰图片。最后一张就是成品。',
  some: ({ shown, steps }) => `共 ${steps} 步，这里显示其中 ${shown} 步。`,
  frame: ({ step, time }) => `第 ${step} 步，t = ${time}`,
};

export const posters: Messages['posters'] = {
  made: ({ steps, seed }) => `${steps} 步，随机种子 ${seed} · 在本设备上生成`,
  making: ({ steps, seed }) => `${steps} 步，随机种子 ${seed} · 正在本设备上生成`,
  inAdvance: ({ steps, seed }) => `${steps} 步，随机种子 ${seed} · 预先生成`,
  standIn: ({ steps, seed }) => `预先生成的示例：${steps} 步，随机种子 ${seed}`,
  name: ({ what }) => `${what}（预先生成）`,
  waiting: '模型加载完成之前，旋钮显示预先生成的图片。',
  noEngine: '模型没有运行，旋钮显示预先生成的图片。',
};
