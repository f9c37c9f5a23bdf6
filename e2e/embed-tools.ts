/** Shared by the embed's tests: pages on another site than StepDial's, their embeds, and the events and runs of those. */
import { createServer } from 'node:http';
import { type BrowserContext, type Frame, type FrameLocator, type Locator, type Page, test } from '@playwright/test';
import type { StepDialElement } from '../src/element/api.ts';

/** The address of StepDial as the tests serve it. */
export const site = (): string => {
  const { baseURL } = test.info().project.use;
  if (baseURL === undefined) throw new Error('The project has no baseURL.');
  return baseURL;
};

/** An address on the site of the examples. */
export function elsewhere(path: string): string {
  const url = new URL(path, site());
  url.hostname = 'localhost';
  url.port = String(Number(url.port) + 2);
  return url.href;
}

export const script = (): string => `<script async src="${site()}step-dial.js"></script>`;

export interface Said {
  id: string;
  type: string;
  detail: Record<string, unknown>;
}

/**
 * Open a page of another site with `body`. Every event of its embeds is kept, see `said`. The page comes from a server of
 * its own: Chromium lets no intercepted document load from this machine, and in one that a script wrote with
 * `document.write` no custom element is known.
 *
 * `hostname` is another site than StepDial's, or '127.0.0.1', the same one on another origin. Playwright turns off what
 * gives a frame on another site storage of its own (ThirdPartyStoragePartitioning), and then Chromium refuses it locks:
 * there the embed must work without them, and what is about locks is tested on the same site.
 *
 * `policy` is the page's Content-Security-Policy.
 */
export async function openHost(page: Page, body: string, hostname = 'localhost', policy?: string): Promise<void> {
  const html = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">
    <script>
      window.said = [];
      for (const type of ['ready', 'change', 'result', 'error'])
        document.addEventListener(type, ({ target, detail }) => detail && said.push({ id: target.id, type, detail }), true);
    </script><body>${body}</body></html>`;
  const server = createServer((_, response) => {
    if (policy !== undefined) response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Content-Type', 'text/html').end(html);
  });
  await new Promise<void>((listening) => server.listen(0, hostname, listening));
  page.once('close', () => server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The host page has no port.');
  await page.goto(`http://${hostname}:${address.port}/`);
}

/** The events of the embed `id` so far. */
export const said = (page: Page, id: string, type: string): Promise<Said['detail'][]> =>
  page.evaluate(
    ([id, type]) =>
      (window as unknown as { said: Said[] }).said
        .filter((event) => event.id === id && event.type === type)
        .map(({ detail }) => detail),
    [id, type] as const,
  );

export const embed = (page: Page, id: string): FrameLocator => page.locator(`#${id} iframe`).contentFrame();

export async function frameOf(page: Page, selector: string): Promise<Frame> {
  const frame = await (await page.locator(`${selector} iframe`).elementHandle())?.contentFrame();
  if (frame === null || frame === undefined) throw new Error(`${selector} has no frame.`);
  return frame;
}

/** Wait until the embed `id` shows the finished pictures of `steps`. */
export async function drawn(page: Page, id: string, steps: number): Promise<void> {
  const frame = embed(page, id);
  const shown = frame.locator(`[data-shown="${steps} final"]`);
  await frame.getByTestId('pictures').and(shown).waitFor({ state: 'attached', timeout: 60_000 });
}

/** Set a property or attribute of an embed in its host page. */
export const set = (page: Page, id: string, values: Record<string, unknown>): Promise<void> =>
  page.evaluate(([id, values]) => void Object.assign(document.getElementById(id) ?? {}, values), [id, values] as const);

export const property = (page: Page, id: string, name: keyof StepDialElement): Promise<unknown> =>
  page.evaluate(([id, name]) => Reflect.get(document.getElementById(id) ?? {}, name), [id, name] as const);

/** When each run of each frame held the lock, in ms of one clock. */
export interface Interval {
  from: number;
  to: number;
}

/** Keep the intervals of all runs, for `intervals`. */
export async function watchRuns(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const runs = new Map<number, { from: number; to: number }>();
    const now = () => performance.timeOrigin + performance.now();
    const end = (run: { to: number } | undefined) => {
      if (run?.to === Number.POSITIVE_INFINITY) run.to = now();
    };
    const Native = window.Worker;
    class Watched extends Native {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }) => {
          const run = runs.get(data.id);
          if (['done', 'aborted', 'failed'].includes(data.type)) end(run);
        });
      }
      override postMessage(message: { type: string; id: number }) {
        // Interrupted, it lets go at once; the worker answers when the step is over.
        if (message.type === 'abort') end(runs.get(message.id));
        if (message.type === 'run') runs.set(message.id, { from: now(), to: Number.POSITIVE_INFINITY });
        super.postMessage(message);
      }
    }
    Object.assign(window, { Worker: Watched, intervals: () => [...runs.values()] });
  });
}

export const intervals = (frame: Frame): Promise<Interval[]> =>
  frame.evaluate(() => (window as unknown as { intervals: () => Interval[] }).intervals());

/** As src/session/run-lock.ts names it. */
const LOCK_NAME = 'stepdial-run';
/** Who runs and who waits for it, in the storage that a frame shares with others of its site. */
export const locks = (frame: Frame): Promise<{ held: number; pending: number }> =>
  frame.evaluate(async (name) => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const count = (locks: LockInfo[]) => locks.filter((lock) => lock.name === name).length;
    return { held: count(held), pending: count(pending) };
  }, LOCK_NAME);

/** Attributes for a quick embed: WebAssembly computes the same everywhere, and one picture takes little time. */
export const quick = 'backend="wasm" count="1"';
/** A host name on which frames have locks; see `openHost`. */
export const SAME_SITE = '127.0.0.1';
/** Room that puts whatever follows it far out of sight. */
export const far = '<div style="height:6000px"></div>';
export const dialOf = (page: Page, id: string): Locator => embed(page, id).getByRole('slider', { name: 'Step budget' });
export const statusOf = (page: Page, id: string): Locator => embed(page, id).getByTestId('status');

/** Step budgets of the runs that the embed `id` requested from the pretended engine. */
export const runsOf = async (page: Page, id: string): Promise<number[]> =>
  (await frameOf(page, `#${id}`)).evaluate(() =>
    (window as unknown as { runs: { spec: { steps: number } }[] }).runs.map(({ spec }) => spec.steps),
  );
