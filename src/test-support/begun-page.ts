/** What the tests of the session share: before each test a page that has begun, under a clock that the test moves. */
import { afterEach, beforeEach, vi } from 'vitest';
import { changeSettings } from '../session/change-settings.ts';
import type { Settings } from '../session/settings.ts';
import { type PageRig, pageRig } from './page-rig.ts';

/** That of the running test. */
export let page: PageRig;

export const state = () => page.store.getState();
export const change = (patch: Partial<Settings>) => changeSettings(patch, page.store);
export const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** Go on with another page, which has not begun. */
export function open(rig = pageRig()): void {
  page = rig;
}

/** Go on with another page. */
export async function begin(rig?: PageRig): Promise<void> {
  open(rig);
  page.controller.start();
  await wait(60);
}

/** To be called once in a file. */
export function beginBeforeEach(): void {
  beforeEach(async () => {
    vi.useFakeTimers();
    vi.stubGlobal('document', { baseURI: 'http://host/page/' });
    await begin();
  });
  afterEach(() => {
    page.controller.close();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}
