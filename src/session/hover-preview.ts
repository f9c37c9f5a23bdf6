/**
 * Moves the dial to a point of a chart while the reader hovers over it, and back afterwards.
 *
 * A pointer that crosses a chart passes many points. The dial follows only where it rests, so that a hover starts no run
 * but the one that is wanted.
 */
import { committedSettings, isAt } from './committed-settings.ts';
import { type CurvePoint, type DialChoice, settingsFor } from './curve-point.ts';
import { nearestStop } from './stops.ts';
import type { PageStore, PreviewedMove } from './store.ts';

/** How long the pointer must rest. */
const REST_MS = 250;

export class HoverPreview {
  readonly #store: PageStore;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: PageStore) {
    this.#store = store;
  }

  /** Preview `point` once the pointer has rested there; null ends the preview. */
  preview(point: CurvePoint | null): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (point === null ? this.restore() : this.#show(point)), REST_MS);
  }

  /** Move the dial to `point` for good once the reader has rested there. Call the returned function if they move on. */
  commitAfterRest(point: CurvePoint): () => void {
    clearTimeout(this.#timer);
    const timer = setTimeout(() => this.commit(point), REST_MS);
    this.#timer = timer;
    return () => clearTimeout(timer);
  }

  /** Move the dial to `point` at once, for good. */
  commit(point: CurvePoint): void {
    clearTimeout(this.#timer);
    this.#set(settingsFor(point), null);
  }

  /** Return at once to where the dial was, unless the reader has turned it meanwhile. */
  restore(): void {
    clearTimeout(this.#timer);
    const page = this.#store.getState();
    const { previewedMove } = page;
    if (previewedMove !== null)
      this.#set(isAt(page, previewedMove.target) ? previewedMove.origin : page.settings, null);
  }

  #show(point: CurvePoint): void {
    const { sampler, specialists, steps } = committedSettings(this.#store.getState());
    const target = this.#allowed(settingsFor(point));
    this.#set(target, { origin: { sampler, specialists, steps }, target });
  }

  /** The chart may show points that the author of an embed has locked. */
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
