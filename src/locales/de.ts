/** Every text of the page in German, but for the article's, which is loaded with the article. */

import { captions } from './de/caption.ts';
import { charts, frontier, quality, time } from './de/charts.ts';
import { compare } from './de/compare.ts';
import { controls, model } from './de/controls.ts';
import { dial, gauges } from './de/dial.ts';
import { embed } from './de/embed.ts';
import { footnote, header } from './de/header.ts';
import { article, page } from './de/page.ts';
import { pictures, posters, strip } from './de/pictures.ts';
import { samplers } from './de/samplers.ts';
import { embedCode, share } from './de/share.ts';
import { engine, problem, status } from './de/status.ts';
import type { Messages } from './en.ts';

export const de: Messages = {
  locale: 'de',
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
