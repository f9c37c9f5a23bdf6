/**
 * Takes the dial to a place that the reader only looks at, and back when they look away.
 *
 * A pointer that crosses a chart passes many places: only where it rests does the dial follow, so that a hover starts no
 * run but the one that is wanted.
 */
import { type CurvePoint, type DialChoice, settingsFor } from './curve-point.ts';
import type { Settings } from './settings.ts';
import { nearestStop } from './stops.ts';
import type { PageState, PageStore, PreviewedMove } from './store.ts';

const REST_MS = 250;

const isAt = ({ settings }: Pick<PageState, 'settings'>, { sampler, specialists, steps }: DialChoice): boolean =>
  settings.sampler === sampler && settings.specialists === specialists && settings.steps === steps;

/** The settings without what is only looked at. */
export const committedSettings = ({
  settings,
  previewedMove,
}: Pick<PageState, 'settings' | 'previewedMove'>): Settings =>
  previewedMove !== null && isAt({ settings }, previewedMove.target)
    ? { ...settings, ...previewedMove.origin }
    : settings;

export class HoverPreview {
  readonly #store: PageStore;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: PageStore) {
    this.#store = store;
  }

  /** Look at `place` for as long as the reader rests there; null: look away. */
  preview(place: CurvePoint | null): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (place === null ? this.restore() : this.#show(place)), REST_MS);
  }

  /** Go to `place` once the reader rests there, and stay. Call what is returned when they go on. */
  commitAfterRest(place: CurvePoint): () => void {
    clearTimeout(this.#timer);
    const timer = setTimeout(() => this.commit(place), REST_MS);
    this.#timer = timer;
    return () => clearTimeout(timer);
  }

  /** Go to `place` at once, and stay. */
  commit(place: CurvePoint): void {
    clearTimeout(this.#timer);
    this.#set(settingsFor(place), null);
  }

  /** Go back at once to where the dial stood, unless the reader has turned it meanwhile. */
  restore(): void {
    clearTimeout(this.#timer);
    const page = this.#store.getState();
    const { previewedMove } = page;
    if (previewedMove !== null)
      this.#set(isAt(page, previewedMove.target) ? previewedMove.origin : page.settings, null);
  }

  #show(place: CurvePoint): void {
    const { sampler, specialists, steps } = committedSettings(this.#store.getState());
    const there = this.#allowed(settingsFor(place));
    this.#set(there, { origin: { sampler, specialists, steps }, target: there });
  }

  /** The chart may know places that an author has locked out. */
  #allowed(choice: DialChoice): DialChoice {
    return { ...choice, steps: nearestStop(this.#store.getState().stops, choice.steps) };
  }

  #set(choice: DialChoice, previewedMove: PreviewedMove | null): void {
    const page = this.#store.getState();
    const { sampler, specialists, steps } = this.#allowed(choice);
    if (isAt(page, { sampler, specialists, steps })) {
      if (page.previewedMove !== previewedMove) this.#store.setState({ previewedMove });
    } else this.#store.setState({ settings: { ...page.settings, sampler, specialists, steps }, previewedMove });
  }
}
