/** The article and its figure, in Chinese. */
import type { ArticleMessages } from '../en/article.ts';

export const article: ArticleMessages = {
  locale: 'zh',
  stepHead: '什么是一步',
  step: '每张图片都从纯噪声开始。*一步*就是神经网络运行一次：它看到带噪声的图片，预测干净的图片，图片随即朝这个预测移动一段。最后一步则一直走到底。当噪声几乎遮住一切时，下面可能是许多不同的图片，而学会去噪的网络会预测它们的平均，也就是一团模糊。因此，最简单的采样器 [DDIM](ddim) 必须小步前进，每走一步就再看一次。',
  stepFigures: ({ ddim }) =>
    `以 FID-proxy 衡量（越低越好），这个模型的 DDIM 得分是：${ddim.map(({ value, steps }) => `${steps} 步 **${value}**`).join('，')}。`,
  consistencyHead: '一致性模型改变了什么',
  consistency:
    '步子越来越小，就会描出一条路径。每个噪声都有自己的路径，每条路径通向一张图片。[一致性模型](consistency)学习从路径上的任何一点预测它的终点，所以原则上一步就够了。[多步一致性](multistep)要求得少一些：时间被切成与步数相同的若干段，网络只需到达当前这一段的终点。只有一段时就是一致性模型；段数越来越多，就成了扩散模型。',
  idealHead: '这幅图没有画出什么',
  ideal:
    '在图中，一张图片只是两个数，两个网络都是完美的。这团点云的理想去噪器可以写成公式，理想的一致性函数就是路径本身，由页面实时算出；所以哪怕只跳一次也落得分毫不差。真实的网络大小有限，而且是从样本中学来的。它不会落得分毫不差，而且一段越长，任务越难。代价有多大，旋钮会告诉您。',
  dialHead: '旋钮代表什么',
  dial: '旋钮设定步数，也就设定了段数。∞ 代表极限，即普通的扩散，实际按 256 步运行。多步一致性的作者为每种步数各训练一个网络；这里整个旋钮只用一个网络，并把步数告诉它，除非您在设置中选用专用网络。同一个随机种子在每一档都是同样的噪声，所以一切差别都来自步数。',
  dialFigures: ({ dial }) =>
    `旋钮的 FID-proxy：${dial.map(({ value, steps }) => `${steps} 步 **${value}**`).join('，')}。`,
  timeHead: '时间怎样测量',
  time: '在您的设备上，在这个标签页里，从第一步开始，到图片回到内存为止；给出的是多次运行的中位数。每一类的首次运行（包含编译）和显示过中间图片的运行都不计入。这个数值不能说明其他设备的情况，您的设备上同时运行的其他程序会让数值更分散。',
  timeFigures: ({ images, runs, now, one }) =>
    `在这里，${images} 张图片用 ${now.steps} 步花了 **${now.value}**（${runs === '1' ? '1 次运行' : `${runs} 次运行的中位数`}）${one ? `，用 1 步花了 **${one.value}**` : ''}。`,
  timeUnknown: '这里还没有测量。页面空闲时会进行测量。',
  qualityHead: '质量怎样测量',
  quality:
    'FID-proxy 的构造与 [FID](fid) 相同：另一个网络把图片变成特征，对生成图片的特征和真实图片的特征各拟合一个高斯分布，两者之间的弗雷歇距离就是得分。FID 使用一个众所周知的网络的特征。这里用的是一个小网络，用与模型相同的数据训练，所以两种得分不能相互比较。',
  qualityFigures: ({ floor, count, kid }) =>
    `用同样的方法给真实图片打分，得到 **${floor}**，这就是下限。曲线上每个点都由 **${count}** 个样本得出，因为样本太少时[距离会偏大](kid)。KID 是没有这种偏差的距离，旋钮在 ${kid.steps} 步时为 **${kid.value}**。`,
  classFigures: ({ now, real }) =>
    `同一个网络还判断图片是否属于所要的类别：旋钮在 ${now.steps} 步时有 **${now.value}** 的图片符合，真实图片为 **${real}**。`,
  captionFigures: ({ now, real }) =>
    `同一个网络也学过描述文字，并判断图片是否画出了所要的内容：它自己的描述必须比随机抽取的另外 31 条更相符。旋钮在 ${now.steps} 步时有 **${now.value}** 的图片做到，真实图片为 **${real}**。`,
  live: '实时数值只用本页生成的图片，并换算到同样的样本数。',
  liveCaptions: '它们的描述文字按训练时的方式抽取。',
  limitsHead: '这些数字不能说明什么',
  limits:
    '得分评判的是一批图片，从来不是其中一张。它只看得到特征所能看到的东西，而两批不同的图片可能有相同的高斯分布。它不能说明某张图片是否抄自训练数据，也不能说明您会更喜欢哪一张；小于区间的差别也可能只是偶然。所以，也请看看图片本身。',
  figure: {
    title: '二维中的跳跃',
    summary:
      '螺旋上的每个点代表一张图片。灰色路径从噪声通向数据。彩色的跳跃显示采样器在旋钮允许的步数内怎样沿着路径前进。',
    plane: ({ sampler, count }) => `平面上由数据构成的螺旋，以及从噪声通向它的路径。${sampler}，${count}。`,
    noise: '噪声',
    data: '数据',
    sampler: '谁的跳跃',
    samplers: { multistep: '理想的一致性模型', ddim: 'DDIM，理想去噪器' },
    hops: '跳跃次数',
    hopsSpoken: ({ count }) => (count === '∞' ? '无限多次跳跃' : `${count} 次跳跃`),
    hopsCount: ({ count }) => `${count} 次跳跃`,
    time: '从噪声到数据',
    timeSpoken: ({ t }) => `噪声水平 t = ${t}`,
    play: '播放',
    pause: '暂停',
    again: '换一组噪声',
    start: '突出显示的点的起始噪声',
    startKind: '平面上的点',
    startSpoken: ({ x, y, landing }) => `x\u00a0${x}，y\u00a0${y}。${landing}`,
    hint: '拖动圆环，或用方向键移动它。',
    landing: ({ count, x, y, miss }) =>
      `经过 ${count} 次跳跃，它落在 x\u00a0${x}，y\u00a0${y}，距路径终点 **${miss}**。`,
    starts: ({ x, y }) => `突出显示的点从 x\u00a0${x}，y\u00a0${y} 出发。`,
    average: ({ points, miss }) => `其余 ${points} 个点平均偏离各自的终点 **${miss}**。`,
    scale: '按 z/(α + σ) 绘制：在这种比例下，朝固定预测的一次跳跃是一条直线。',
    legend: {
      data: '噪声下的数据',
      path: '路径，切成若干段',
      hop: '跳跃',
      named: '网络预测的干净点',
    },
    table: '以表格显示各次跳跃',
    tableHeads: { hop: '跳跃', from: '从 t', to: '到 t', x: 'x', y: 'y' },
  },
};
