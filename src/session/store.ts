/** The page's state: what the reader chose, what the engine says, what is shown and measured. No logic of its own. */
import { create } from 'zustand';
import type { EngineError, Images, RunSpec } from '../core/types.ts';
import { en, type Messages } from '../locales/en.ts';
import type { Language } from '../locales/languages.ts';
import type { CatalogueEntry } from '../package/catalogue.ts';
import type { CurveRecord } from '../package/curves.ts';
import type { ModelManifest } from '../package/manifest.ts';
import type { EngineState } from '../worker/client.ts';
import type { DialChoice } from './curve-point.ts';
import type { Posters } from './posters.ts';
import { DEFAULTS, type Settings } from './settings.ts';
import { nearestStop, STOPS } from './stops.ts';

/** The pictures on the page. `final` is false for a preview of a run that has not ended. */
export interface Shown {
  spec: RunSpec;
  images: Images;
  final: boolean;
}

export type Activity =
  | { kind: 'resting' }
  /** `queued`: another tab or frame of this site runs, and this run waits for it. */
  | { kind: 'sampling'; spec: RunSpec; hop: number; hops: number; queued: boolean }
  /** A run for the pinned pictures, after those of the dial. */
  | { kind: 'pinning'; spec: RunSpec; hop: number; hops: number; queued: boolean }
  /** `livePictures`: pictures so far, where the job is a batch for the live estimate. */
  | { kind: 'measuring'; spec: RunSpec; livePictures: number | null }
  /** The reader stopped the run for the pictures wanted now. */
  | { kind: 'stopped'; hop: number; hops: number };

/** The live FID-proxy of one method; `estimate` is null while there are too few pictures. */
export interface LiveQuality {
  count: number;
  estimate: { value: number; low: number; high: number } | null;
}

export type Curves =
  | { status: 'loading' }
  | { status: 'ready'; records: CurveRecord[] }
  | { status: 'failed'; message: string };

/** What one picture of a run was believed to become, at the start of each of `hops`. */
export interface Trajectory {
  spec: RunSpec;
  /** Index in the grid. */
  image: number;
  hops: number[];
  images: Images;
}

/** The caption file of a model. */
export interface KnownCaptions {
  pieces: ReadonlySet<string>;
  /** To offer. */
  suggestions: readonly string[];
  /** As training draws them, each as often. */
  draws: readonly string[];
}

export type Captions =
  | { status: 'loading' }
  | ({ status: 'ready' } & KnownCaptions)
  | { status: 'failed'; message: string };

/** A preview of another point of the dial: where the dial was, and where the preview took it. See HoverPreview. */
export interface PreviewedMove {
  origin: DialChoice;
  target: DialChoice;
}

export interface PageState {
  settings: Settings;
  /** Of `words`. */
  language: Language;
  /** What the page says, in the language chosen; English until that is here. */
  messages: Messages;
  /** A chosen language whose words could not be fetched. */
  languageMissing: Language | null;
  /** What the dial may be set to. Where an author locked the rest, nothing else gets into the settings. */
  stops: readonly number[];
  /** The models there are to choose from. */
  catalogue: readonly CatalogueEntry[];
  engine: EngineState;
  /** Of the model in the settings, once known; stays through a change of backend. */
  manifest: ModelManifest | null;
  /** Of a model that has them. */
  captions: Captions;
  shown: Shown | null;
  /** The pictures of `settings.pin`; those of an earlier pin or seed until they are there. */
  pinned: Shown | null;
  /** Of the model in the settings or of one before it. */
  posters: Posters | null;
  /** The stops whose pictures were made here, with the settings as they are. */
  cachedStops: readonly number[];
  /** Where the dial was taken to be looked at, and where it goes back to; see Visit. */
  previewedMove: PreviewedMove | null;
  /** Of the run shown last that has one; null where the engine gave none; undefined until the first run has ended. */
  trajectory: Trajectory | null | undefined;
  activity: Activity;
  /** Whether the page may measure while the reader is idle. */
  measuringAllowed: boolean;
  runError: EngineError | null;
  /** ms by `timingKey`, warm-up excluded. */
  timings: ReadonlyMap<string, readonly number[]>;
  /** By `liveKey`. */
  live: ReadonlyMap<string, LiveQuality>;
  curves: Curves;
}

export const usePage = create<PageState>()(() => ({
  settings: DEFAULTS,
  language: 'en',
  messages: en,
  languageMissing: null,
  stops: STOPS,
  catalogue: [],
  engine: { status: 'closed' },
  manifest: null,
  captions: { status: 'loading' },
  shown: null,
  pinned: null,
  posters: null,
  cachedStops: [],
  previewedMove: null,
  trajectory: undefined,
  activity: { kind: 'resting' },
  measuringAllowed: true,
  runError: null,
  timings: new Map(),
  live: new Map(),
  curves: { status: 'loading' },
}));

/** What the page says, in the reader's language. */
export const useMessages = (): Messages => usePage((page) => page.messages);

export type PageStore = Pick<typeof usePage, 'getState' | 'setState' | 'subscribe'>;

export function changeSettings(patch: Partial<Settings>): void {
  usePage.setState(({ settings, stops }) => {
    const next = { ...settings, ...patch };
    return { settings: { ...next, steps: nearestStop(stops, next.steps) } };
  });
}

/** Lock the dial to `allowed`, never empty, and move it to the nearest of them. */
export const lockStops = (allowed: readonly number[]): void =>
  usePage.setState(({ settings }) => {
    const stops = STOPS.filter((stop) => allowed.includes(stop));
    return { stops, settings: { ...settings, steps: nearestStop(stops, settings.steps) } };
  });

/** Follow another picture of the grid. */
export const trackImage = (image: number): void => changeSettings({ trackedImage: image });

/** The picture to follow in a grid of `count`: the reader's, or the first where there are too few. */
export const trackedImage = (followed: number, count: number): number => (followed < count ? followed : 0);

/** A copy of `map` with one entry replaced: React sees a change only in a new object. */
export const withEntry = <V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> =>
  new Map(map).set(key, value);
