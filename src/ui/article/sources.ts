/** What the article cites: the keys of links in its words. */

export const SOURCES = {
  consistency: 'https://arxiv.org/abs/2303.01469',
  multistep: 'https://arxiv.org/abs/2403.06807',
  ddim: 'https://arxiv.org/abs/2010.02502',
  fid: 'https://arxiv.org/abs/1706.08500',
  kid: 'https://arxiv.org/abs/1801.01401',
} as const satisfies Record<string, string>;

/** Throws for a key that names no source: the words are wrong, which a test finds before a reader does. */
export function sourceAddress(key: string): string {
  const address = Object.entries(SOURCES).find(([name]) => name === key)?.[1];
  if (address === undefined) throw new RangeError(`"${key}" names no source.`);
  return address;
}
