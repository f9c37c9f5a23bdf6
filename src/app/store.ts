/** The page's state: what the reader chose, what the engine says, what is shown and measured. No logic of its own. */
import { create } from 'zustand';
import type { CurveRecord } from '../models/curves.ts';
import type { ModelManifest } from '../models/manifest.ts';
import type { EngineState } from '../worker/client.ts';
import type { EngineError, Images, RunSpec } from '../worker/protocol.ts';
import { DEFAULTS, type Settings } from './settings.ts';

/** The pictures on the page. `final` is false for a preview of a run that has not ended. */
export interface Shown {
  spec: RunSpec;
  images: Images;
  final: boolean;
}

export type Activity =
  | { kind: 'resting' }
  | { kind: 'sampling'; spec: RunSpec; hop: number; hops: number }
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

export interface PageState {
  settings: Settings;
  engine: EngineState;
  /** Of the model opened last; stays through a change of backend. */
  manifest: ModelManifest | null;
  shown: Shown | null;
  activity: Activity;
  /** Whether the page may measure while the reader is idle. */
  measure: boolean;
  runError: EngineError | null;
  /** ms by `timingKey`, warm-up excluded. */
  timings: ReadonlyMap<string, readonly number[]>;
  /** By `methodKey`. */
  live: ReadonlyMap<string, LiveQuality>;
  curves: Curves;
}

export const usePage = create<PageState>()(() => ({
  settings: DEFAULTS,
  engine: { status: 'closed' },
  manifest: null,
  shown: null,
  activity: { kind: 'resting' },
  measure: true,
  runError: null,
  timings: new Map(),
  live: new Map(),
  curves: { status: 'loading' },
}));

export type PageStore = Pick<typeof usePage, 'getState' | 'setState' | 'subscribe'>;

export function changeSettings(patch: Partial<Settings>): void {
  usePage.setState(({ settings }) => ({ settings: { ...settings, ...patch } }));
}

/** A copy of `map` with one entry replaced: React sees a change only in a new object. */
export const withEntry = <V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> =>
  new Map(map).set(key, value);
