/** The page's state: what the reader chose, what the engine reports, what is shown and what was measured. No logic of its own. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeviceInfo, EngineError, Images, RunSpec } from '../core/types.ts';
import { en, type Messages } from '../locales/en.ts';
import type { Language } from '../locales/languages.ts';
import type { CatalogueEntry } from '../package/catalogue.ts';
import type { CurveRecord } from '../package/curves.ts';
import type { ModelManifest } from '../package/manifest.ts';
import type { EngineState } from '../worker/client.ts';
import type { DialChoice } from './curve-point.ts';
import type { Posters } from './posters.ts';
import { DEFAULTS, type Settings } from './settings.ts';
import { STANDARD_STOPS } from './stops.ts';

/** Pictures that a run made on this page. */
export interface Shown {
  spec: RunSpec;
  images: Images;
  /** The device that made them, which may no longer be the one in use. */
  device: DeviceInfo | null;
  /** False for the preview of a run that goes on. */
  final: boolean;
}

/** What the engine is doing for this page. */
export type Activity =
  | { kind: 'resting' }
  /** `queued`: the run waits because another tab or frame of this site is running. */
  | { kind: 'sampling'; spec: RunSpec; hop: number; hops: number; queued: boolean }
  /** A run for the pinned pictures; it starts after the run for the dial's own. */
  | { kind: 'pinning'; spec: RunSpec; hop: number; hops: number; queued: boolean }
  /** `livePictures`: pictures counted so far if the run is for the live estimate, else null. */
  | { kind: 'measuring'; spec: RunSpec; livePictures: number | null }
  /** The reader stopped the run at `hop`. */
  | { kind: 'stopped'; hop: number; hops: number };

/** The live FID-proxy of one method. `estimate` is null while there are too few pictures. */
export interface LiveQuality {
  count: number;
  estimate: { value: number; low: number; high: number } | null;
}

/** The curves measured when the model was trained. */
export type Curves =
  | { status: 'loading' }
  | { status: 'ready'; records: CurveRecord[] }
  | { status: 'failed'; message: string };

/** The denoised estimate of one picture at the start of each of `hops`. */
export interface Trajectory {
  spec: RunSpec;
  /** Index of the picture in the grid. */
  image: number;
  hops: number[];
  images: Images;
}

/** The content of a model's caption file. */
export interface KnownCaptions {
  /** The tokenizer's vocabulary. */
  pieces: ReadonlySet<string>;
  /** Captions to offer while the reader types. */
  suggestions: readonly string[];
  /** Captions as training drew them; frequent ones are repeated. */
  draws: readonly string[];
}

export type Captions =
  | { status: 'loading' }
  | ({ status: 'ready' } & KnownCaptions)
  | { status: 'failed'; message: string };

/** The dial shows another point for as long as the reader hovers over it; see HoverPreview. */
export interface PreviewedMove {
  /** Where the dial was, and where it returns to. */
  origin: DialChoice;
  /** The point shown meanwhile. */
  target: DialChoice;
}

export interface PageState {
  settings: Settings;
  /** The language of `messages`. */
  language: Language;
  /** Every text of the page, in `language`; English until the reader's language has loaded. */
  messages: Messages;
  /** The language that the reader chose but whose messages could not be fetched; null if there is none. */
  languageMissing: Language | null;
  /** Every stop on the model's dial, in rising order; `STANDARD_STOPS` until the model is known. */
  modelStops: readonly number[];
  /** Step budgets an author restricts the dial to; null if the dial is not restricted. */
  lockedStops: readonly number[] | null;
  /** The stops that the reader can choose: `modelStops` within `lockedStops`. Never empty; `settings.steps` is one of them. */
  stops: readonly number[];
  /** The models that the reader can choose from. */
  catalogue: readonly CatalogueEntry[];
  /** What the worker reports: closed, opening, ready or failed. */
  engine: EngineState;
  /** model.json of `settings.model`; null until it has loaded. Kept while another backend opens. */
  manifest: ModelManifest | null;
  /** The caption file of `settings.model`; stays 'loading' for a model of classes, which has none. */
  captions: Captions;
  /** The newest pictures for the dial; null until the first run has made some. */
  shown: Shown | null;
  /** The newest pictures for `settings.pin`; those of an earlier pin or seed until the new run has made some. */
  pinned: Shown | null;
  /** Pictures made in advance, of `settings.model` or of the model chosen before; null if none have loaded. */
  posters: Posters | null;
  /** The stops whose pictures are in memory for the current settings. */
  cachedStops: readonly number[];
  /** The dial's move during a hover over a chart; null while nothing is hovered. */
  previewedMove: PreviewedMove | null;
  /** The trajectory shown last; null if the engine made none; undefined until the first run has ended. */
  trajectory: Trajectory | null | undefined;
  /** What the engine is doing for this page. */
  activity: Activity;
  /** False once the reader has stopped measuring: then nothing runs while the reader is idle. */
  measuringAllowed: boolean;
  /** Why the last run for the reader failed; null if it did not. */
  runError: EngineError | null;
  /** Run times in ms by `timingKey`, without the first run of each kind, which includes compilation. */
  timings: ReadonlyMap<string, readonly number[]>;
  /** Live FID-proxy by `liveKey`. */
  live: ReadonlyMap<string, LiveQuality>;
  /** The model's shipped curves. */
  curves: Curves;
}

export type PageStore = StoreApi<PageState>;

/** A store that holds a page's initial state. Tests make their own. */
export const createPageStore = (): PageStore =>
  createStore<PageState>()(() => ({
    settings: DEFAULTS,
    language: 'en',
    messages: en,
    languageMissing: null,
    modelStops: STANDARD_STOPS,
    lockedStops: null,
    stops: STANDARD_STOPS,
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

/** The state of the page that this script runs in. React components read it through `usePage` (src/ui/kit/use-page.ts). */
export const pageStore = createPageStore();
