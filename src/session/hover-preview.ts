/**
 * Takes the dial to a place that the reader only looks at, and back when they look away.
 *
 * A pointer that crosses a chart passes many places: only where it rests does the dial follow, so that a hover starts no
 * run but the one that is wanted.
 */
import { choiceAt, type Place } from './curve-point.ts';
import type { Settings } from './settings.ts';
import { nearestStop } from './stops.ts';
import type { PageState, PageStore } from './store.ts';

const SETTLE_MS = 250;

type Choice = Pick<Settings, 'sampler' | 'specialists' | 'steps'>;

/** Where the dial stood before a visit, and where the visit took it. */
export interface Trip {
  home: Choice;
  there: Choice;
}

const isAt = ({ settings }: Pick<PageState, 'settings'>, { sampler, specialists, steps }: Choice): boolean =>
  settings.sampler === sampler && settings.specialists === specialists && settings.steps === steps;

/** The settings without what is only looked at. */
export const settledSettings = ({ settings, trip }: Pick<PageState, 'settings' | 'trip'>): Settings =>
  trip !== null && isAt({ settings }, trip.there) ? { ...settings, ...trip.home } : settings;

export class Visit {
  readonly #store: PageStore;
  #timer: ReturnType<typeof setTimeout> | undefined;

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
    this.#set(choiceAt(place), null);
  }

  /** Go back at once to where the dial stood, unless the reader has turned it meanwhile. */
  end(): void {
    clearTimeout(this.#timer);
    const page = this.#store.getState();
    const { trip } = page;
    if (trip !== null) this.#set(isAt(page, trip.there) ? trip.home : page.settings, null);
  }

  #go(place: Place): void {
    const { sampler, specialists, steps } = settledSettings(this.#store.getState());
    const there = this.#allowed(choiceAt(place));
    this.#set(there, { home: { sampler, specialists, steps }, there });
  }

  /** The chart may know places that an author has locked out. */
  #allowed(choice: Choice): Choice {
    return { ...choice, steps: nearestStop(this.#store.getState().stops, choice.steps) };
  }

  #set(choice: Choice, trip: Trip | null): void {
    const page = this.#store.getState();
    const { sampler, specialists, steps } = this.#allowed(choice);
    if (isAt(page, { sampler, specialists, steps })) {
      if (page.trip !== trip) this.#store.setState({ trip });
    } else this.#store.setState({ settings: { ...page.settings, sampler, specialists, steps }, trip });
  }
}
