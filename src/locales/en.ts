/**
 * Every text of the page in English, but for the article's, which is loaded with the article. The other languages have the
 * same keys.
 *
 * There is a file for each part of the page. A text with values in it is a function of one object, and it decides singular or
 * plural itself, since languages differ in that. Numbers arrive formatted.
 */
import { captions } from './en/caption.ts';
import { charts, frontier, quality, time } from './en/charts.ts';
import { compare } from './en/compare.ts';
import { controls, model } from './en/controls.ts';
import { dial, gauges } from './en/dial.ts';
import { embed } from './en/embed.ts';
import { footnote, header } from './en/header.ts';
import { article, page } from './en/page.ts';
import { pictures, posters, strip } from './en/pictures.ts';
import { samplers } from './en/samplers.ts';
import { embedCode, share } from './en/share.ts';
import { engine, problem, status } from './en/status.ts';

export const en = {
  /** How numbers are written: BCP 47. */
  locale: 'en',
  /** The decimal mark. */
  decimal: '.',
  /** The per cent sign, with the space before it if there is one. */
  percent: '%',
  /** What stands between two sentences. */
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

export type Messages = typeof en;
