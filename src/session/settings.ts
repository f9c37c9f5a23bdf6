/** What the reader can choose: the settings, their defaults, and the values that each of them takes. */
import { BACKEND_NAMES, type BackendName } from '../core/backends.ts';
import { INFINITE_STEPS, type SamplerName } from '../core/samplers/registry.ts';
import { LANGUAGES, type Language } from '../locales/languages.ts';
import type { CurvePoint } from './curve-point.ts';
import { isBudget } from './stops.ts';

export const COUNTS = [1, 4, 16, 64] as const;
export const COMPARISONS = ['beside', 'wipe', 'difference'] as const;
export const THEMES = ['auto', 'light', 'dark'] as const;
export const LANGUAGE_CHOICES = ['auto', ...LANGUAGES] as const;
export const BACKEND_CHOICES: readonly (BackendName | 'auto')[] = ['auto', ...BACKEND_NAMES];

export interface Settings {
  /** The folder of a model under models/. Whether there is one, the catalogue says. */
  model: string;
  /** Step budget; 256 stands for ∞. Once the model is known it is one of its stops. */
  steps: number;
  sampler: SamplerName;
  /** Use the network trained for this one budget, if the model ships it. */
  specialists: boolean;
  /** Pictures in the grid. */
  count: number;
  /** Unsigned 32-bit integer. */
  seed: number;
  /** Class index, or 'mixed' for all classes in turn. Ignored by a model of captions. */
  label: number | 'mixed';
  /** The prompt for a model of captions, as `tidyCaption` returns it; '' for the model's examples in turn. */
  caption: string;
  /** Guidance scale for a model of captions: 0 … `MAX_GUIDANCE` in steps of `GUIDANCE_STEP`; null for the model's default. */
  guidance: number | null;
  /** Index of the picture whose trajectory is shown; see `trackedImage`. The address counts from 1. */
  trackedImage: number;
  /** The point whose pictures are shown beside the dial's, with the same seed; null for none. */
  pin: CurvePoint | null;
  /** How the pinned pictures are shown beside the dial's. */
  comparison: (typeof COMPARISONS)[number];
  /** The longest time the reader wants to wait, in whole ms: 1 … `LARGEST_LIMIT`; null for one that suits this device. */
  limit: number | null;
  theme: (typeof THEMES)[number];
  /** 'auto' is the best match for the browser's languages. */
  language: Language | 'auto';
  /** 'auto' is the first that works. */
  backend: BackendName | 'auto';
}

export const DEFAULTS: Settings = {
  model: 'mnist',
  steps: 4,
  sampler: 'multistep',
  specialists: false,
  count: 16,
  seed: 1,
  label: 'mixed',
  caption: '',
  guidance: null,
  trackedImage: 0,
  pin: null,
  comparison: 'beside',
  limit: null,
  theme: 'auto',
  language: 'auto',
  backend: 'auto',
};

/** Longest caption that the caption box takes, in UTF-16 units: more than any model reads. */
export const CAPTION_LENGTH = 200;
export const GUIDANCE_STEP = 0.25;
const MAX_GUIDANCE = 100;
/** Ten minutes, in ms. */
export const LARGEST_LIMIT = 600_000;
export const LARGEST_SEED = 0xffff_ffff;

/** Whether `text` can be the folder of a model: nothing that could lead out of models/. */
export const isModelName = (text: string): boolean => /^[a-z0-9][a-z0-9-]{0,59}$/.test(text);

/** `text` on one line: no control characters or broken surrogates, single spaces, at most `CAPTION_LENGTH`. */
export const tidyCaption = (text: string): string =>
  text
    .slice(0, CAPTION_LENGTH)
    // A link that was encoded twice writes a space as "%2520".
    .replaceAll('%20', ' ')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();

/** An unsigned 32-bit integer in decimal, else null. */
export const parseSeed = (text: string | null): number | null => parseWhole(text, LARGEST_SEED);

/** A time limit in whole ms from 1, else null. */
export function parseLimit(text: string | null): number | null {
  const limit = parseWhole(text, LARGEST_LIMIT);
  return limit === 0 ? null : limit;
}

/** A step budget: 1 … 256, or "inf"; else null. */
export function parseSteps(text: string | null): number | null {
  if (text === 'inf' || text === '∞') return INFINITE_STEPS;
  const steps = parseWhole(text, INFINITE_STEPS);
  return steps !== null && isBudget(steps) ? steps : null;
}

/** A guidance scale that the slider can show, else null. */
export function parseGuidance(text: string | null): number | null {
  if (text === null || !/^\d{1,3}(\.\d{1,2})?$/.test(text)) return null;
  const value = Number(text);
  return value <= MAX_GUIDANCE && Number.isInteger(value / GUIDANCE_STEP) ? value : null;
}

/** A whole number from 0 to `largest` in decimal, else null. */
export function parseWhole(text: string | null, largest: number): number | null {
  if (text === null || !/^\d{1,10}$/.test(text)) return null;
  const value = Number(text);
  return value <= largest ? value : null;
}
