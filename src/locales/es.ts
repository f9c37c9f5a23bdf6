/** Every text of the page in Spanish, but for the article's, which is loaded with the article. */
import type { Messages } from './en.ts';
import { captions } from './es/caption.ts';
import { charts, frontier, quality, time } from './es/charts.ts';
import { compare } from './es/compare.ts';
import { controls, model } from './es/controls.ts';
import { dial, gauges } from './es/dial.ts';
import { embed } from './es/embed.ts';
import { footnote, header } from './es/header.ts';
import { article, page } from './es/page.ts';
import { pictures, posters, strip } from './es/pictures.ts';
import { samplers } from './es/samplers.ts';
import { embedCode, share } from './es/share.ts';
import { engine, problem, status } from './es/status.ts';

export const es: Messages = {
  locale: 'es',
  decimal: ',',
  percent: '\u202f%',
  gap: ' ',
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
