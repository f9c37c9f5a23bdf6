/**
 * An engine that is closed and opened again without a word.
 *
 * Browsers take the GPU from hidden pages and sleeping computers, drivers are reset, and a page of many embeds cannot keep
 * all their engines. None of that is news to a reader: what is shown stays, and so does the engine's state in the store.
 */
import type { EngineClient, EngineState } from '../worker/client.ts';
import type { PageStore } from './store.ts';

/** A device that is lost again so soon is lost for a reason: that is reported. Longer than a hanging run is waited for. */
const RELAPSE_MS = 600_000;

interface Parts {
  client: EngineClient;
  store: PageStore;
  visible: () => boolean;
  open: () => void;
}

export class EngineRest {
  readonly #parts: Parts;
  #resting = false;
  /** When the engine was last opened again after a loss. */
  #reopened = Number.NEGATIVE_INFINITY;

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
    if (this.#resting && visible() && client.state.status !== 'opening') open();
  }

  /** Whether the engine's new state is kept from the store. */
  hides(engine: EngineState): boolean {
    const { store, visible, open } = this.#parts;
    if (engine.status === 'failed' && (engine.error.kind === 'device-lost' || engine.error.kind === 'ended')) {
      const now = performance.now();
      if (now - this.#reopened < RELAPSE_MS) return false;
      this.#reopened = now;
      this.#resting = true;
      if (visible()) open();
      return true;
    }
    if (!this.#resting) return false;
    if (engine.status === 'closed') return true;
    if (engine.status === 'opening') return store.getState().engine.status === 'ready';
    return false;
  }
}
