/**
 * What authors get of `<step-dial>` in TypeScript: the element, its events and their details.
 * Shipped as it stands, as `step-dial.d.ts`; so it imports nothing and has only types.
 */

/** What the embed shows. Each has an attribute and a property of the same name. */
export interface StepDialSettings {
  model: string;
  /** 1 … 8, 16, 32, or 256, which stands for ∞ and is written "inf" in the attribute. */
  steps: number;
  sampler: string;
  /** Pictures at a time: 1, 4, 16 or 64. */
  count: number;
  /** 0 … 4294967295. */
  seed: number;
  /** Of a model of classes. */
  label: number | 'mixed';
  /** Of a model of captions; '' for its examples. */
  caption: string;
  /** Of a model of captions; null for the model's own. */
  guidance: number | null;
  theme: string;
  /** en, de, es, zh, or auto for the reader's own. */
  language: string;
  backend: string;
}

/** Finished pictures are on the screen. */
export interface StepDialResult {
  settings: StepDialSettings;
  /** Median of the runs like this one measured so far in the reader's browser; null while there is none but the first, which compiles. */
  milliseconds: number | null;
  /** How many runs that is the median of. */
  runs: number;
  /** What computed them: webgpu, webgl, wasm or cpu. */
  backend: string;
}

export interface StepDialProblem {
  /** `attribute`: a value was not understood, and the default is used; `frame`: the embed did not answer; else the embed's own. */
  kind: string;
  message: string;
}

export interface StepDialEventMap {
  /** The frame is there and its dial answers. */
  ready: CustomEvent<StepDialSettings>;
  /** The reader changed a setting; attributes and properties have changed with it. */
  change: CustomEvent<StepDialSettings>;
  result: CustomEvent<StepDialResult>;
  error: CustomEvent<StepDialProblem>;
}

export interface StepDialElement extends HTMLElement, StepDialSettings {
  /** What the reader may change, of: steps, seed, caption, charts. */
  controls: string;
  /** Stops that the dial has, as in "1-8". */
  range: string;
  /** Stops that the dial has, as in "1,2,4,8"; goes before `range`. */
  stops: string;
  loading: 'lazy' | 'eager' | 'click';
  autostart: boolean;
  /** Start the engine, as the reader's press on Start does. */
  start(): void;
  addEventListener<K extends keyof StepDialEventMap>(
    type: K,
    listener: (this: StepDialElement, event: StepDialEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends Exclude<keyof HTMLElementEventMap, keyof StepDialEventMap>>(
    type: K,
    listener: (this: HTMLElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'step-dial': StepDialElement;
  }
}
