/** What the page is doing, what runs the model, and what went wrong, in Chinese. */
import type { Messages } from '../en.ts';

export const status: Messages['status'] = {
  sampling: '正在采样……',
  samplingStep: ({ hop, hops }) => `正在采样，第 ${hop} 步，共 ${hops} 步`,
  measuring: ({ steps }) => `正在测量 ${steps} 步的耗时……`,
  measuringLive: ({ count, steps }) => `正在测量质量：${steps} 步，已有 ${count} 张图片……`,
  stopped: ({ hop, hops }) => `已停在第 ${hop} 步，共 ${hops} 步`,
  resting: '空闲',
  measuringStopped: '测量已停止',
  stop: '停止',
  sampleAgain: '重新采样',
  goOn: '继续测量',
};

export const engine: Messages['engine'] = {
  loading: '正在加载模型',
  loadingSoon: '正在加载模型……',
  loadingSize: ({ name, size }) => `正在加载 ${name}，${size}……`,
  loaded: ({ name, loaded, total }) => `正在加载${name === null ? '模型' : ` ${name}`} · ${loaded} / ${total}`,
  startingDownloaded: ({ size }) => `正在启动引擎……已下载 ${size}`,
  startingCached: ({ size }) => `正在启动引擎……从缓存读取 ${size}`,
  notLoaded: '模型尚未加载。',
  cancel: '取消',
  load: '加载模型',
  loadSize: ({ name, size }) => `加载 ${name}，${size}`,
  runsOn: '运行于',
  software: '（软件模拟，无 GPU）',
  stop: '。',
  downloaded: ({ size }) => `模型 ${size}，已下载。`,
  cached: ({ size }) => `模型 ${size}，来自缓存。`,
  refused: ({ backend }) => `未使用 ${backend}：`,
};

export const problem: Messages['problem'] = {
  network: '无法下载模型。请检查网络连接，然后重试。',
  code: '此页面的一部分未能加载。请检查网络连接，或重新加载页面。',
  weights: '模型文件已损坏。请重新下载。',
  manifest: '模型的说明文件无效。请稍后再试。',
  backend: '此浏览器的所有后端都无法运行这个网络。请在“计算后端”中另选一项，或换一个浏览器。',
  'device-lost': '与 GPU 的连接已断开。请重试。',
  ended: '浏览器结束了引擎，可能是为了节省内存。请重试。',
  run: '采样失败。请重试，或在“计算后端”中另选一项。',
  protocol: '页面与引擎的版本不一致。请重新加载页面。',
  tryAgain: '重试',
};
