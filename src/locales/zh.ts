/** Every text of the page in Chinese, but for the article's, which is loaded with the article. */
import type { Messages } from './en.ts';
import { captions } from './zh/caption.ts';
import { charts, frontier, quality, time } from './zh/charts.ts';
import { compare } from './zh/compare.ts';
import { controls, model } from './zh/controls.ts';
import { dial, gauges } from './zh/dial.ts';
import { embed } from './zh/embed.ts';
import { footnote, header } from './zh/header.ts';
import { article, page } from './zh/page.ts';
import { pictures, posters, strip } from './zh/pictures.ts';
import { samplers } from './zh/samplers.ts';
import { embedCode, share } from './zh/share.ts';
import { engine, problem, status } from './zh/status.ts';

export const zh: Messages = {
  locale: 'zh',
  decimal: '.',
  percent: '%',
  gap: '',
  page,
  header,
  footnote,
  dial,
  gauges,
  pictures,
  strip,
  posters,
  captions,
  controls,
  samplers,
  model,
  charts,
  time,
  quality,
  frontier,
  compare,
  status,
  engine,
  problem,
  share,
  embedCode,
  embed,
  article,
};
