/** What the reader has chosen, and its form in the address: every link to the page shows the same pictures again. */
import { BACKEND_NAMES, type BackendName } from '../core/backends.ts';
import { INFINITE_STEPS, SAMPLER_NAMES, type SamplerName } from '../core/samplers/registry.ts';
import { LANGUAGES, type Language } from '../locales/languages.ts';
import { type CurvePoint, formatCurvePoint, parseCurvePoint } from './curve-point.ts';
import { STOPS } from './stops.ts';

export const MODELS = ['mnist', 'emoji'] as const;
export const COUNTS = [1, 4, 16, 64] as const;
export const COMPARISONS = ['beside', 'wipe', 'difference'] as const;
export const THEMES = ['auto', 'light', 'dark'] as const;
export const LANGUAGE_CHOICES = ['auto', ...LANGUAGES] as const;
export const BACKEND_CHOICES: readonly (BackendName | 'auto')[] = ['auto', ...BACKEND_NAMES];

export interface Settings {
  model: (typeof MODELS)[number];
  steps: number;
  sampler: SamplerName;
  /** Use the network trained for the one budget alone, where the model ships it. */
  specialists: boolean;
  count: number;
  /** Unsigned 32-bit integer. */
  seed: number;
  label: number | 'mixed';
  /** Of a model of captions; '' for its examples in turn. As `tidyCaption` leaves it. */
  caption: string;
  /** Of a model of captions: 0 … `MAX_GUIDANCE` in steps of `GUIDANCE_STEP`; null for the model's own. */
  guidance: number | null;
  /** Index in the grid of the picture whose way the reader follows; see `followedImage`. The address counts from 1. */
  trackedImage: number;
  /** What stays in view beside the pictures of the dial, with the same seed. */
  pin: CurvePoint | null;
  comparison: (typeof COMPARISONS)[number];
  /** Whole ms that the reader would wait at most: 1 … `LARGEST_LIMIT`; null for one that suits this device. */
  limit: number | null;
  theme: (typeof THEMES)[number];
  /** 'auto': the best match of the browser's languages. */
  language: Language | 'auto';
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

/** What a caption box takes: longer than any caption that a model reads to its end. */
export const CAPTION_LENGTH = 200;
export const GUIDANCE_STEP = 0.25;
const MAX_GUIDANCE = 100;

const VERSION = '1';

/** Whether the page understands the query: a later version of the page may write another one. */
export const isKnownVersion = (query: string): boolean => (new URLSearchParams(query).get('v') ?? VERSION) === VERSION;

/**
 * Read the query of an address. What is absent, malformed or of another version becomes the default. Addresses that the
 * page has ever written are listed in old-links.test.ts, and must go on meaning the same.
 */
export function parseQuery(query: string): Settings {
  if (!isKnownVersion(query)) return { ...DEFAULTS };
  const params = new URLSearchParams(query);
  const oneOf = <T extends string | number>(name: string, values: readonly T[], otherwise: T): T =>
    values.find((value) => String(value) === params.get(name)) ?? otherwise;
  const label = whole(params.get('class'), 999);
  return {
    model: oneOf('m', MODELS, DEFAULTS.model),
    steps: params.get('steps') === 'inf' ? INFINITE_STEPS : oneOf('steps', STOPS, DEFAULTS.steps),
    sampler: oneOf('sampler', SAMPLER_NAMES, DEFAULTS.sampler),
    specialists: params.get('net') === 'specialist',
    count: oneOf('n', COUNTS, DEFAULTS.count),
    seed: parseSeed(params.get('seed')) ?? DEFAULTS.seed,
    label: label ?? 'mixed',
    caption: tidyCaption(params.get('q') ?? ''),
    guidance: parseGuidance(params.get('w')),
    trackedImage: Math.max((whole(params.get('way'), Math.max(...COUNTS)) ?? 0) - 1, 0),
    pin: parseCurvePoint(params.get('pin')),
    comparison: oneOf('view', COMPARISONS, DEFAULTS.comparison),
    limit: parseLimit(params.get('limit')),
    theme: oneOf('theme', THEMES, DEFAULTS.theme),
    language: oneOf('lang', LANGUAGE_CHOICES, DEFAULTS.language),
    backend: oneOf('backend', BACKEND_CHOICES, DEFAULTS.backend),
  };
}

/** `settings` as the address names and writes them, all of them, in the order of the address; '' where there is none. */
export const parametersOf = (settings: Settings): Record<string, string> => ({
  m: settings.model,
  steps: settings.steps === INFINITE_STEPS ? 'inf' : String(settings.steps),
  sampler: settings.sampler,
  n: String(settings.count),
  seed: String(settings.seed),
  class: String(settings.label),
  q: settings.caption,
  w: settings.guidance === null ? '' : String(settings.guidance),
  way: String(settings.trackedImage + 1),
  net: settings.specialists ? 'specialist' : 'dial',
  pin: settings.pin === null ? '' : formatCurvePoint(settings.pin),
  view: settings.comparison,
  limit: settings.limit === null ? '' : String(settings.limit),
  theme: settings.theme,
  lang: settings.language,
  backend: settings.backend,
});

/** The query for `settings`, beginning with "?": version, model, and what differs from the defaults. */
export function formatQuery(settings: Settings): string {
  const usual = parametersOf(DEFAULTS);
  const told = Object.entries(parametersOf(settings)).filter(([name, value]) => name === 'm' || value !== usual[name]);
  return `?${new URLSearchParams([['v', VERSION], ...told])}`;
}

/** Ten minutes. */
export const LARGEST_LIMIT = 600_000;

/** A time limit in whole ms, else null. */
export function parseLimit(text: string | null): number | null {
  const limit = whole(text, LARGEST_LIMIT);
  return limit === 0 ? null : limit;
}

export const LARGEST_SEED = 0xffff_ffff;

/** An unsigned 32-bit integer in decimal, else null. */
export const parseSeed = (text: string | null): number | null => whole(text, LARGEST_SEED);

/** `text` as one line: no control or broken characters, single spaces, at most `CAPTION_LENGTH`. */
export const tidyCaption = (text: string): string =>
  text
    .slice(0, CAPTION_LENGTH)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();

/** A guidance scale that the slider can show, else null. */
function parseGuidance(text: string | null): number | null {
  if (text === null || !/^\d{1,3}(\.\d{1,2})?$/.test(text)) return null;
  const value = Number(text);
  return value <= MAX_GUIDANCE && Number.isInteger(value / GUIDANCE_STEP) ? value : null;
}

function whole(text: string | null, largest: number): number | null {
  if (text === null || !/^\d{1,10}$/.test(text)) return null;
  const value = Number(text);
  return value <= largest ? value : null;
}
