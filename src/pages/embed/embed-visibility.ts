/** Whether the reader can see the embed: as its host reports, or, without a host, as the browser does. */

export class VisibilityTracker {
  /** The host's last report. */
  #host: boolean | undefined;
  #own = false;
  readonly #changed: () => void;

  /** `changed` is called whenever `visible` may have changed. */
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

  /** Take the host's word from now on: it also counts a frame that is just outside the window. */
  setHostVisibility(visible: boolean): void {
    this.#host = visible;
    this.#changed();
  }
}
