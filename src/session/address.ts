/** The settings as the query of an address. Every link that the page has ever written shows the same pictures again. */
import { INFINITE_STEPS, SAMPLER_NAMES } from '../core/samplers/registry.ts';
import { formatCurvePoint, parseCurvePoint } from './curve-point.ts';
import {
  BACKEND_CHOICES,
  COMPARISONS,
  COUNTS,
  DEFAULTS,
  isModelName,
  LANGUAGE_CHOICES,
  parseGuidance,
  parseLimit,
  parseSeed,
  parseSteps,
  parseWhole,
  type Settings,
  THEMES,
  tidyCaption,
} from './settings.ts';

const VERSION = '1';
/** Most classes that a model may have, less one. */
const LARGEST_LABEL = 999;

/** Whether this page understands the query: a later version of the page may write it another way. */
export const isKnownVersion = (query: string): boolean => (readParameters(query).get('v') ?? VERSION) === VERSION;

/**
 * Read the query of an address. Whatever is absent, malformed or of another version becomes the default. Links that
 * must go on working are listed in old-links.test.ts. Neither the model nor its stops are known here: see
 * `changeSettings`, which moves `steps` to a stop, and `chooseKnownModel`.
 */
export function parseQuery(query: string): Settings {
  if (!isKnownVersion(query)) return { ...DEFAULTS };
  const params = readParameters(query);
  const oneOf = <T extends string | number>(name: string, values: readonly T[], otherwise: T): T =>
    values.find((value) => String(value) === params.get(name)) ?? otherwise;
  const model = params.get('m') ?? '';
  return {
    model: isModelName(model) ? model : DEFAULTS.model,
    steps: parseSteps(params.get('steps')) ?? DEFAULTS.steps,
    sampler: oneOf('sampler', SAMPLER_NAMES, DEFAULTS.sampler),
    specialists: params.get('net') === 'specialist',
    count: oneOf('n', COUNTS, DEFAULTS.count),
    seed: parseSeed(params.get('seed')) ?? DEFAULTS.seed,
    label: parseWhole(params.get('class'), LARGEST_LABEL) ?? 'mixed',
    caption: tidyCaption(params.get('q') ?? ''),
    guidance: parseGuidance(params.get('w')),
    trackedImage: Math.max((parseWhole(params.get('way'), Math.max(...COUNTS)) ?? 0) - 1, 0),
    pin: parseCurvePoint(params.get('pin')),
    comparison: oneOf('view', COMPARISONS, DEFAULTS.comparison),
    limit: parseLimit(params.get('limit')),
    theme: oneOf('theme', THEMES, DEFAULTS.theme),
    language: oneOf('lang', LANGUAGE_CHOICES, DEFAULTS.language),
    backend: oneOf('backend', BACKEND_CHOICES, DEFAULTS.backend),
  };
}

/** Every setting under its name in the address, in the order of the address; '' if it is not set. */
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

/** The query for `settings`, beginning with "?": version, model, and whatever differs from the defaults. */
export function formatQuery(settings: Settings): string {
  const usual = parametersOf(DEFAULTS);
  const written = Object.entries(parametersOf(settings)).filter(
    ([name, value]) => name === 'm' || value !== usual[name],
  );
  return `?${new URLSearchParams([['v', VERSION], ...written])}`;
}

/**
 * The parameters of a query as people paste it: "&amp;" from the source of a page, full-width digits from an input method,
 * and the full stop, bracket or comma that followed the link in a sentence. A caption is left as it is.
 */
function readParameters(query: string): URLSearchParams {
  const tidy = (value: string) => value.normalize('NFKC').replace(/[\s.,;:!?)\]}>'"»”’]+$/, '');
  const pasted = [...new URLSearchParams(query.replaceAll('&amp;', '&'))];
  return new URLSearchParams(pasted.map(([name, value]) => [name, name === 'q' ? value : tidy(value)]));
}
