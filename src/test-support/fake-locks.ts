/** A lock manager for tests: one queue per name, as in browsers, with any number of clients. */
import type { Locks } from '../session/run-lock.ts';

interface Waiting {
  name: string;
  grant: () => void;
}

export class FakeLocks implements Locks {
  readonly held = new Set<string>();
  waiting: Waiting[] = [];

  async request<T>(
    name: string,
    { signal, ifAvailable = false }: { signal?: AbortSignal; ifAvailable?: boolean },
    job: (lock: object | null) => Promise<T>,
  ): Promise<T> {
    if (this.held.has(name)) {
      if (ifAvailable) return job(null);
      await this.#wait(name, signal);
    }
    this.held.add(name);
    try {
      return await job({});
    } finally {
      this.held.delete(name);
      this.#grantNext(name);
    }
  }

  query(): Promise<{ held: { name: string }[]; pending: { name: string }[] }> {
    const held = [...this.held].map((name) => ({ name }));
    return Promise.resolve({ held, pending: this.waiting.map(({ name }) => ({ name })) });
  }

  /** Hold `name` as another tab would. Returns the function that lets it go. */
  hold(name: string): () => void {
    let release = () => {};
    void this.request(name, {}, () => new Promise<void>((resolve) => (release = resolve)));
    return () => release();
  }

  #wait(name: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const entry = { name, grant: resolve };
      this.waiting.push(entry);
      signal?.addEventListener('abort', () => {
        if (!this.waiting.includes(entry)) return;
        this.waiting = this.waiting.filter((other) => other !== entry);
        reject(new DOMException('The request was aborted.', 'AbortError'));
      });
    });
  }

  #grantNext(name: string): void {
    const next = this.waiting.find((entry) => entry.name === name);
    if (next === undefined) return;
    this.waiting = this.waiting.filter((entry) => entry !== next);
    // Held from now on, so that nobody gets in between.
    this.held.add(name);
    next.grant();
  }
}
