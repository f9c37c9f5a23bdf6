/** Whether the reader can see the embed: as its host says, or where no host speaks, as the browser does. */

export class VisibilityTracker {
  /** What the host said last. */
  #host: boolean | undefined;
  #own = false;
  readonly #changed: () => void;

  /** `changed` is called whenever the answer may be another. */
  constructor(element: Element, changed: () => void) {
    this.#changed = changed;
    document.addEventListener('visibilitychange', changed);
    new IntersectionObserver((entries) => {
      this.#own = entries.at(-1)?.isIntersecting ?? false;
      changed();
    }).observe(element);
  }

  get visible(): boolean {
    return document.visibilityState === 'visible' && (this.#host ?? this.#own);
  }

  /** A host watches where the frame is, and knows better: it also counts what is nearly there. */
  setHostVisibility(visible: boolean): void {
    this.#host = visible;
    this.#changed();
  }
}
