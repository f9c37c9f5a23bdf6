/** A page of the built site under watch: what is wrong with it, what it threw, and whom it asked. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { STANDARD_STOPS } from '../../src/session/stops.ts';

/** tsx names functions by a helper that a page does not have. */
export const nameNothing = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript({ content: 'globalThis.__name ??= (made) => made;' });

/** Within this time the page must be right again, whatever has happened. */
export const RIGHT_MS = 10_000;

export interface Heap {
  megabytes: number;
  nodes: number;
}

export const heapNote = (before: Heap, after: Heap): string =>
  `heap ${before.megabytes.toFixed(1)} → ${after.megabytes.toFixed(1)} MB, nodes ${before.nodes} → ${after.nodes}`;

export class WatchedPage {
  readonly page: Page;
  /** Exceptions, and requests to other origins. */
  readonly faults: string[] = [];

  private constructor(page: Page, origins: readonly string[]) {
    this.page = page;
    page.on('pageerror', (error) => this.faults.push(`exception: ${error.message}`));
    page.on('crash', () => this.faults.push('the page crashed'));
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (/^https?:/.test(protocol) && !origins.includes(origin)) this.faults.push(`asked ${request.url()}`);
    });
  }

  /** A page of its own in `browser`; `prepare` may set up its context first. */
  static async open(browser: Browser, url: string, prepare?: (context: BrowserContext) => Promise<void>) {
    const context = await browser.newContext({ serviceWorkers: 'block', locale: 'en-US' });
    await nameNothing(context);
    await prepare?.(context);
    const watched = new WatchedPage(await context.newPage(), [new URL(url).origin]);
    await watched.page.goto(url);
    return watched;
  }

  close = (): Promise<void> => this.page.context().close();

  /** What is wrong with the page, after at most `RIGHT_MS`; null where it is right. */
  async wrong(ms = RIGHT_MS): Promise<string | null> {
    const end = Date.now() + ms;
    let last = '';
    let found: string | null;
    do {
      const state = await this.#state();
      const running = state.busy ? state.status : '';
      found = judge(state, running !== '' && running !== last && last !== '');
      last = running;
      if (found !== null) await this.page.waitForTimeout(100);
    } while (found !== null && Date.now() < end);
    return this.faults.length > 0 ? this.faults.join('; ') : found;
  }

  #state() {
    return this.page.evaluate((stops) => {
      const text = (selector: string) => document.querySelector(selector)?.textContent ?? '';
      const dial = document.querySelector<HTMLInputElement>('#dial');
      return {
        parts: document.getElementById('root')?.childElementCount ?? 0,
        steps: stops[Number(dial?.value ?? -1)],
        shown: document.querySelector<HTMLElement>('[data-testid=pictures]')?.dataset['shown'] ?? '',
        busy: document.querySelector('[data-testid=pictures]')?.getAttribute('aria-busy') === 'true',
        status: text('[data-testid=status]'),
        problem: text('.problem'),
        helps: document.querySelector('.problem button') !== null,
      };
    }, STANDARD_STOPS);
  }

  /** Press the button of the error box, if there is one. */
  async tryAgain(): Promise<void> {
    await this.page.evaluate(() => document.querySelector<HTMLButtonElement>('.problem button')?.click());
  }

  async heap(): Promise<Heap> {
    const session = await this.page.context().newCDPSession(this.page);
    await session.send('HeapProfiler.enable');
    await session.send('HeapProfiler.collectGarbage');
    await session.send('Performance.enable');
    const { metrics } = await session.send('Performance.getMetrics');
    await session.detach();
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return { megabytes: of('JSHeapUsedSize') / 2 ** 20, nodes: of('Nodes') };
  }
}

interface PageState {
  busy: boolean;
  parts: number;
  steps: number | undefined;
  shown: string;
  status: string;
  problem: string;
  helps: boolean;
}

/** Right is: the pictures that the dial asks for, a run that moves, or an error with a way out, beside pictures that are labelled. */
function judge({ parts, steps, shown, status, problem, helps }: PageState, moves: boolean): string | null {
  if (parts === 0) return 'the page is empty';
  if (problem !== '') {
    if (!helps) return `an error without a way out: ${problem}`;
    return /^(Sampling|Measuring)/.test(status) ? `"${status}" beside an error` : null;
  }
  if (moves) return null;
  return shown === `${steps} final` ? null : `the dial is at ${steps}, shown is "${shown}", status "${status}"`;
}
