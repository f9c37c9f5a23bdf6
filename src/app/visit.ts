/**
 * Takes the dial to a place that the reader only looks at, and back when they look away.
 *
 * A pointer that crosses a chart passes many places: only where it rests does the dial follow, so that a hover starts no
 * run but the one that is wanted.
 */
import { choiceAt, type Place } from './place.ts';
import type { Settings } from './settings.ts';
import type { PageStore } from './store.ts';

const SETTLE_MS = 250;

type Choice = Pick<Settings, 'sampler' | 'specialists' | 'steps'>;

export class Visit {
  readonly #store: PageStore;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Where the dial stood before, and where the visit took it. */
  #trip: { home: Choice; there: Choice } | undefined;

  constructor(store: PageStore) {
    this.#store = store;
  }

  /** Look at `place` for as long as the reader rests there; null: look away. */
  look(place: Place | null): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (place === null ? this.end() : this.#go(place)), SETTLE_MS);
  }

  /** Go to `place` once the reader rests there, and stay. Call what is returned when they go on. */
  settle(place: Place): () => void {
    clearTimeout(this.#timer);
    const timer = setTimeout(() => this.stay(place), SETTLE_MS);
    this.#timer = timer;
    return () => clearTimeout(timer);
  }

  /** Go to `place` at once, and stay. */
  stay(place: Place): void {
    clearTimeout(this.#timer);
    this.#trip = undefined;
    this.#set(choiceAt(place));
  }

  /** Go back at once to where the dial stood, unless the reader has turned it meanwhile. */
  end(): void {
    clearTimeout(this.#timer);
    const trip = this.#trip;
    this.#trip = undefined;
    if (trip !== undefined && this.#isAt(trip.there)) this.#set(trip.home);
  }

  #go(place: Place): void {
    const { sampler, specialists, steps } = this.#store.getState().settings;
    const there = choiceAt(place);
    const away = this.#trip !== undefined && this.#isAt(this.#trip.there);
    this.#trip = { home: away && this.#trip ? this.#trip.home : { sampler, specialists, steps }, there };
    this.#set(there);
  }

  #isAt({ sampler, specialists, steps }: Choice): boolean {
    const { settings } = this.#store.getState();
    return settings.sampler === sampler && settings.specialists === specialists && settings.steps === steps;
  }

  #set(choice: Choice): void {
    if (this.#isAt(choice)) return;
    this.#store.setState(({ settings }) => ({ settings: { ...settings, ...choice } }));
  }
}
