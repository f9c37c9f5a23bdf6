/**
 * The types of `<step-dial>` for authors: the element, its properties, its events and their details.
 * Shipped unchanged as `step-dial.d.ts`, so it imports nothing and contains only types.
 *
 * @example In a page: the script once, the element wherever it should appear.
 * ```html
 * <script async src="https://example.org/stepdial/step-dial.js"></script>
 * <step-dial model="mnist" steps="4" seed="7"></step-dial>
 * ```
 *
 * @example From a script: set properties, and follow what the reader does.
 * ```ts
 * const dial = document.querySelector('step-dial');
 * if (dial !== null) {
 *   dial.steps = 8;
 *   dial.addEventListener('change', ({ detail }) => console.log(`${detail.steps} steps, seed ${detail.seed}`));
 * }
 * ```
 */

/**
 * What the embed shows. Each setting is an attribute and a property of the same name.
 *
 * @example Two settings changed in one task are one update of the frame.
 * ```ts
 * dial.sampler = 'ddim';
 * dial.steps = 16;
 * ```
 */
export interface StepDialSettings {
  /** Name of a model that the site has, for instance "mnist". */
  model: string;
  /** Step budget: a stop of the model's dial, else the nearest one is used. 256 stands for ∞, written "inf" in the attribute. */
  steps: number;
  /** multistep, ddim or another sampler that the page offers. */
  sampler: string;
  /** Pictures in the grid: 1, 4, 16 or 64. */
  count: number;
  /** 0 … 4294967295. The same seed starts from the same noise at every budget. */
  seed: number;
  /** Class index, or "mixed" for all in turn. Ignored by a model of captions. */
  label: number | 'mixed';
  /** What a model of captions draws; '' for its examples. */
  caption: string;
  /** Guidance scale of a model of captions; null for the model's default. */
  guidance: number | null;
  /** light, dark, or auto for the reader's own. */
  theme: string;
  /** en, de, es, zh, or auto for the reader's own. */
  language: string;
  /** webgpu, webgl, wasm, cpu, or auto for the first that works. */
  backend: string;
}

/**
 * Finished pictures are on the screen: the detail of the `result` event.
 *
 * @example
 * ```ts
 * dial.addEventListener('result', ({ detail: { settings, milliseconds, backend } }) => {
 *   if (milliseconds !== null) console.log(`${settings.steps} steps: ${milliseconds.toFixed(1)} ms on ${backend}`);
 * });
 * ```
 */
export interface StepDialResult {
  settings: StepDialSettings;
  /** Median of the runs like this one in the reader's browser; null after the first alone, whose time includes compilation. */
  milliseconds: number | null;
  /** The number of runs behind the median. */
  runs: number;
  /** What computed the pictures: webgpu, webgl, wasm or cpu. */
  backend: string;
}

/**
 * Something went wrong: the detail of the `error` event.
 *
 * @example
 * ```ts
 * dial.addEventListener('error', ({ detail }) => console.warn(`${detail.kind}: ${detail.message}`));
 * ```
 */
export interface StepDialProblem {
  /** `attribute`: a value cannot be used as it is; `frame`: the embed did not answer; other kinds are the embed's own. */
  kind: string;
  /** One sentence with the fact, and one with what to do or what is used instead. */
  message: string;
}

export interface StepDialEventMap {
  /** The frame has loaded and its dial responds. */
  ready: CustomEvent<StepDialSettings>;
  /** The reader changed a setting. Attributes and properties have changed already. */
  change: CustomEvent<StepDialSettings>;
  /** Finished pictures are on the screen. */
  result: CustomEvent<StepDialResult>;
  /** A value cannot be used, the frame does not answer, or the embed failed. */
  error: CustomEvent<StepDialProblem>;
}

export interface StepDialElement extends HTMLElement, StepDialSettings {
  /** What the reader may change or see, separated by spaces or commas: steps, seed, caption, charts. */
  controls: string;
  /** Restricts the dial to the stops in a range, as in "1-8". */
  range: string;
  /** Restricts the dial to the stops in a list, as in "1,2,4,8". Overrides `range`. */
  stops: string;
  /** When the frame loads: near the window, at once, or near the window but with a Start button. */
  loading: 'lazy' | 'eager' | 'click';
  /** Whether the engine starts by itself. */
  autostart: boolean;
  /**
   * Start the engine, as the Start button does.
   *
   * @example
   * ```ts
   * document.querySelector('#try')?.addEventListener('click', () => dial.start());
   * ```
   */
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
