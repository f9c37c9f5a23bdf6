/** A place of the page's figures: a curve and a budget on it. It is what the reader pins, and its form in the address. */
import { INFINITE_STEPS } from '../core/samplers/registry.ts';
import { type Drawable, type Method, networkFor } from './run-specs.ts';
import type { Settings } from './settings.ts';
import { STOPS } from './stops.ts';

export const SERIES = ['dial', 'ddim', 'stochastic', 'specialist'] as const;
export type SeriesName = (typeof SERIES)[number];

export interface Place {
  series: SeriesName;
  /** A stop of the dial. */
  steps: number;
}

type Choice = Pick<Settings, 'sampler' | 'specialists' | 'steps'>;

/** The place of a run. */
export function placeOfRun({ sampler, network, steps }: Method): Place {
  if (sampler !== 'multistep') return { series: sampler, steps };
  return { series: network === 'dial' ? 'dial' : 'specialist', steps };
}

/** The place that the settings stand on; a specialist only where the model ships it. */
export const placeOf = (choice: Choice, model: Pick<Drawable, 'networks'>): Place =>
  placeOfRun({ ...choice, network: networkFor(model, choice) });

/** The settings that lead to a place. */
export function choiceAt({ series, steps }: Place): Choice {
  const sampler = series === 'dial' || series === 'specialist' ? 'multistep' : series;
  return { sampler, specialists: series === 'specialist', steps };
}

/** "ddim.4", "dial.inf": in the address, and a key. */
export const formatPlace = ({ series, steps }: Place): string =>
  `${series}.${steps === INFINITE_STEPS ? 'inf' : steps}`;

const PLACES = new Map(
  SERIES.flatMap((series) => STOPS.map((steps): Place => ({ series, steps }))).map((place) => [
    formatPlace(place),
    place,
  ]),
);

/** The place that `formatPlace` wrote; null for anything else. */
export const parsePlace = (text: string | null): Place | null => PLACES.get(text ?? '') ?? null;
