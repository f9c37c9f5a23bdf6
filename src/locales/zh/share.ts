/** The share panel with link, embed code and downloads, and the notices below the header, in Chinese. */
import type { Messages } from '../en.ts';

export const share: Messages['share'] = {
  failed: '分享面板未能加载。',
  failedRest: '页面的其余部分照样可用。',
  reload: '重新加载页面',
  title: '分享',
  close: '关闭',
  link: '当前视图的链接',
  linkHint: '打开后，设置和图片都与现在相同。',
  copy: '复制',
  copied: '已复制',
  notCopied: '浏览器不允许复制。文字已选中，您可以自行复制。',
  send: '发送…',
  embed: '嵌入网页',
  element: '一行代码，带一个小脚本，高度随内容变化',
  frame: '普通框架，不需要脚本',
  files: '下载',
  formats: {
    png: '图片，逐像素原样',
    png8: '图片，放大 8 倍',
    csv: '全部数据，表格形式',
    json: '数据、设置和图片',
  },
  filesHint: '每个文件都记录了它的来源：模型、随机种子、设备和版本。',
  noFiles: '模型加载后即可下载。',
  noPictures: '图片完成后即可下载。',
  saved: ({ name }) => `${name} 已保存到下载文件夹。`,
  notSaved: '无法生成文件。请重试，或重新加载页面。',
  notices: {
    unknownLink: '此链接来自页面的另一个版本，因此所有设置均为默认值。',
    dismiss: '关闭此提示',
    update: '新版本已就绪。',
    reload: '重新加载',
    later: '以后再说',
    unknownModel: ({ model }) => `这里没有名为“${model}”的模型，页面改用默认模型。`,
  },
};

export const embedCode: Messages['embedCode'] = {
  leavesOut: '嵌入的是一个旋钮和一个网络。专用网络和比较功能只在本页提供。',
};
