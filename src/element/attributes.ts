/** Turns the element's attributes into settings and back, by way of the address's query: one grammar for both. */
import { formatQuery, parametersOf, parseQuery } from '../session/address.ts';
import { DEFAULTS, type Settings } from '../session/settings.ts';
import { formatStops, nearestStop, parseStops } from '../session/stops.ts';
import { CONTROLS, type Control } from './protocol.ts';

/** The settings an embed has. The others compare, or are of no use to an author; an embed always runs the dial's network. */
export type SettingName = Exclude<keyof Settings, 'specialists' | 'trackedImage' | 'pin' | 'comparison' | 'limit'>;

/** The name in the query of each setting that has an attribute. */
const IN_QUERY: Partial<Record<keyof Settings, string>> & Record<SettingName, string> = {
  model: 'm',
  steps: 'steps',
  sampler: 'sampler',
  count: 'n',
  seed: 'seed',
  label: 'class',
  caption: 'q',
  guidance: 'w',
  theme: 'theme',
  language: 'lang',
  backend: 'backend',
};
export const SETTING_NAMES = Object.keys(IN_QUERY) as SettingName[];
export const OTHER_NAMES = ['controls', 'range', 'stops', 'loading', 'autostart'] as const;
export const LOADING = ['lazy', 'eager', 'click'] as const;

type Get = (name: string) => string | null;

/** Only the settings that an embed has, which are those that its host knows. */
export const hostSettings = (settings: Settings): Pick<Settings, SettingName> =>
  Object.fromEntries(SETTING_NAMES.map((name) => [name, settings[name]])) as Pick<Settings, SettingName>;

export interface EmbedChoice {
  settings: Settings;
  /** Step budgets that the dial is restricted to; null for every stop of the model. */
  stops: readonly number[] | null;
  controls: readonly Control[];
  loading: (typeof LOADING)[number];
  autostart: boolean;
  /** A sentence for each attribute that could not be read, by its name. */
  problems: ReadonlyMap<string, string>;
}

/** Read the attributes, or the parameters that the address of the embed has besides the settings. Bad ones count as absent. */
export function readAttributes(get: Get): EmbedChoice {
  const query = new URLSearchParams();
  const problems = new Map<string, string>();
  for (const name of SETTING_NAMES) {
    const text = get(name);
    if (text === null || text === '') continue;
    query.set(IN_QUERY[name], text);
    if (!understood(name, text)) problems.set(name, `${name}="${text}" is not understood.`);
  }
  const stops = readStops(get, problems);
  const settings = parseQuery(query.toString());
  const loading = readLoading(get('loading'), problems);
  return {
    settings: stops === null ? settings : { ...settings, steps: nearestStop(stops, settings.steps) },
    stops,
    controls: readControls(get('controls'), problems),
    loading,
    autostart: readAutostart(get('autostart'), loading !== 'click', problems),
    problems,
  };
}

/** The step budgets that `stops` or `range` allow; null if neither restricts them. */
export function readStops(get: Get, problems: Map<string, string>): readonly number[] | null {
  for (const name of ['stops', 'range']) {
    const text = get(name);
    if (text === null || text === '') continue;
    const stops = parseStops(text);
    if (stops !== null) return stops;
    problems.set(name, `${name}="${text}" names no step budgets. Write 1-8 or 1,2,4,8,inf.`);
  }
  return null;
}

/** The controls named in `text`: only the dial if it is null, none if it is empty. */
export function readControls(text: string | null, problems: Map<string, string>): readonly Control[] {
  const names = (text ?? 'steps').split(/[\s,]+/).filter((name) => name !== '');
  const unknown = names.find((name) => !CONTROLS.some((control) => control === name));
  if (unknown !== undefined)
    problems.set('controls', `There is no control "${unknown}". Name of: ${CONTROLS.join(', ')}.`);
  return CONTROLS.filter((control) => names.includes(control));
}

function readLoading(text: string | null, problems: Map<string, string>): EmbedChoice['loading'] {
  const loading = LOADING.find((value) => value === (text || 'lazy'));
  if (loading === undefined)
    problems.set('loading', `loading="${text}" is not understood. Write one of: ${LOADING.join(', ')}.`);
  return loading ?? 'lazy';
}

/** Whether the engine starts by itself. A text that cannot be read asks for no download, so nothing starts then. */
export function readAutostart(text: string | null, otherwise: boolean, problems: Map<string, string>): boolean {
  if (text === null) return otherwise;
  if (!['', 'true', 'false'].includes(text))
    problems.set(
      'autostart',
      `autostart="${text}" is not understood, so nothing starts by itself. Write true or false.`,
    );
  return text === '' || text === 'true';
}

/** The attribute for a setting; null if it needs none. */
export const attributeText = (name: SettingName, settings: Settings): string | null =>
  parametersOf(settings)[IN_QUERY[name]] || null;

/** The address of the frame. */
export function frameUrl(site: URL, { settings, stops, controls, autostart }: EmbedChoice): URL {
  const url = new URL(`embed.html${formatQuery(settings)}`, site);
  url.searchParams.set('controls', controls.join(','));
  if (stops !== null) url.searchParams.set('stops', formatStops(stops));
  if (!autostart) url.searchParams.set('autostart', 'false');
  return url;
}

/** A text that is read as the default is a mistake, unless it names the default. */
function understood(name: SettingName, text: string): boolean {
  const value = parseQuery(new URLSearchParams({ [IN_QUERY[name]]: text }).toString())[name];
  return name === 'caption' || value !== DEFAULTS[name] || Number(text) === value || text === String(value);
}
