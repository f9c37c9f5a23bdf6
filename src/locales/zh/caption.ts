/** The caption box, in Chinese. */
import type { Messages } from '../en.ts';

export const captions: Messages['captions'] = {
  region: '图片描述',
  label: '画什么（请用英文描述）',
  surprise: '随便画',
  examples: '可以试试的描述',
  suggestions: '建议',
  suggested: ({ count }) => `${count} 条建议，用方向键选择。`,
  none: '没有描述时，模型依次画出它的各个示例。',
  unreadable: '模型只认识字母 a 到 z 和数字，这里一个也没有。',
  knownWord: '模型认识这个词。',
  knownWords: '这些词模型都认识。',
  readAs: '读作：',
  quoted: ({ text }) => `“${text}”`,
  unknownWord: ({ word }) => `· 模型不认识 ${word}，只能根据词的片段来猜。`,
  unknownWords: ({ words }) => `· 模型不认识 ${words}，只能根据词的片段来猜。`,
  tooLong: ({ count }) => `· 模型在此只读取前 ${count} 个词。`,
  noSuggestions: '无法加载建议。',
  allTheSame: '描述照样可用。',
};
