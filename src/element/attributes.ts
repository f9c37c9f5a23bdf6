/** From the element's attributes to settings and back, by way of the address's own query: one grammar for both. */
import { DEFAULTS, formatQuery, parametersOf, parseQuery, type Settings } from '../session/settings.ts';
import { nearestStop, parseStops, STOPS } from '../session/stops.ts';
import { CONTROLS, type Control } from './protocol.ts';

/** What compares, and what no author needs, is of the whole page; the embed always runs the dial's own network. */
export type SettingName = Exclude<keyof Settings, 'specialists' | 'trackedImage' | 'pin' | 'comparison' | 'limit'>;

/** The query's name of each setting that has an attribute. */
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

/** Of any settings those that a host knows, which are all that an embed takes. */
export const hostSettings = (settings: Settings): Pick<Settings, SettingName> =>
  Object.fromEntries(SETTING_NAMES.map((name) => [name, settings[name]])) as Pick<Settings, SettingName>;

export interface EmbedChoice {
  settings: Settings;
  stops: readonly number[];
  controls: readonly Control[];
  loading: (typeof LOADING)[number];
  autostart: boolean;
  /** A sentence for each attribute that was not understood, by its name. */
  problems: ReadonlyMap<string, string>;
}

/** What the attributes, or the parameters of the embed's address beside the settings, ask for. Bad ones count as absent. */
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
    settings: { ...settings, steps: nearestStop(stops, settings.steps) },
    stops,
    controls: readControls(get('controls'), problems),
    loading,
    autostart: readAutostart(get('autostart'), loading !== 'click', problems),
    problems,
  };
}

/** The stops that `stops` or `range` allow: all where neither does. */
export function readStops(get: Get, problems: Map<string, string>): readonly number[] {
  for (const name of ['stops', 'range']) {
    const text = get(name);
    if (text === null || text === '') continue;
    const stops = parseStops(text);
    if (stops !== null) return stops;
    problems.set(name, `${name}="${text}" names no stops of the dial. Write 1-8 or 1,2,4,8,inf.`);
  }
  return STOPS;
}

/** The dial alone where nothing is said; '' for none. */
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

/** Whoever writes what is not understood did not ask for a download: nothing starts then. */
export function readAutostart(text: string | null, otherwise: boolean, problems: Map<string, string>): boolean {
  if (text === null) return otherwise;
  if (!['', 'true', 'false'].includes(text))
    problems.set(
      'autostart',
      `autostart="${text}" is not understood, so nothing starts by itself. Write true or false.`,
    );
  return text === '' || text === 'true';
}

/** How `name` is written in an attribute; null for no attribute. */
export const attributeText = (name: SettingName, settings: Settings): string | null =>
  parametersOf(settings)[IN_QUERY[name]] || null;

/** The address of the frame. */
export function frameUrl(site: URL, { settings, stops, controls, autostart }: EmbedChoice): URL {
  const url = new URL(`embed.html${formatQuery(settings)}`, site);
  url.searchParams.set('controls', controls.join(','));
  if (stops.length < STOPS.length) url.searchParams.set('stops', stops.join(','));
  if (!autostart) url.searchParams.set('autostart', 'false');
  return url;
}

/** A text that is read as the default is a mistake, unless it says the default. */
function understood(name: SettingName, text: string): boolean {
  const value = parseQuery(new URLSearchParams({ [IN_QUERY[name]]: text }).toString())[name];
  return name === 'caption' || value !== DEFAULTS[name] || Number(text) === value || text === String(value);
}
