/**
 * An engine that was closed while nobody looked, and is opened again when the reader comes back.
 *
 * Browsers take the GPU from hidden pages and sleeping computers, and a page of many embeds cannot keep all their engines.
 * Neither is news to a reader: what is shown stays, and the engine's state in the store is that of before.
 */
import type { EngineClient, EngineState } from '../worker/client.ts';
import type { PageStore } from './store.ts';

/** A loss is often reported only when the computer has woken up and the page is seen again. */
const WAKING_MS = 10_000;

interface Parts {
  client: EngineClient;
  store: PageStore;
  visible: () => boolean;
  open: () => void;
}

export class EngineRest {
  readonly #parts: Parts;
  #resting = false;
  /** Until when a loss counts as one that came while nobody looked; a second one does not. */
  #wakingUntil = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whether the engine is closed, or opening again, behind what the store says. */
  get resting(): boolean {
    return this.#resting;
  }

  /** Close the engine until the page is seen again. */
  begin(): void {
    const { client, visible } = this.#parts;
    if (visible() || (client.state.status !== 'ready' && client.state.status !== 'opening')) return;
    this.#resting = true;
    client.close();
  }

  /** The engine is opened anew, for the reader to see. */
  end(): void {
    this.#resting = false;
  }

  /** The page was hidden or seen. */
  visibilityChanged(): void {
    const { client, visible, open } = this.#parts;
    if (!visible()) {
      this.#wakingUntil = Number.POSITIVE_INFINITY;
      return;
    }
    if (this.#wakingUntil === Number.POSITIVE_INFINITY) this.#wakingUntil = performance.now() + WAKING_MS;
    if (this.#resting && client.state.status !== 'opening') open();
  }

  /** Whether the engine's new state is kept from the store. */
  hides(engine: EngineState): boolean {
    const { store, visible, open } = this.#parts;
    if (engine.status === 'failed' && engine.error.kind === 'device-lost') {
      if (!visible()) {
        this.#resting = true;
        return true;
      }
      if (performance.now() < this.#wakingUntil) {
        this.#wakingUntil = 0;
        this.#resting = true;
        open();
        return true;
      }
    }
    if (!this.#resting) return false;
    if (engine.status === 'closed') return true;
    if (engine.status === 'opening') return store.getState().engine.status === 'ready';
    return false;
  }
}
