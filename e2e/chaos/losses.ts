/** GPU devices lost at random moments, while they open, rest or compute: WebGPU and WebGL on a software adapter. */
import type { BrowserContext } from '@playwright/test';
import { type Part, tryMany } from './campaign.ts';
import { heapNote, WatchedPage } from './watched-page.ts';

/** In the worker: `lose()` takes away whatever device it has asked for. */
const KEEP_DEVICES = `{
  let lost = () => {};
  globalThis.lose = () => lost();
  const ask = globalThis.GPUAdapter?.prototype.requestDevice;
  if (ask) GPUAdapter.prototype.requestDevice = async function (...how) {
    const device = await ask.apply(this, how);
    lost = () => device.destroy();
    return device;
  };
  const get = OffscreenCanvas.prototype.getContext;
  OffscreenCanvas.prototype.getContext = function (kind, ...how) {
    const context = get.call(this, kind, ...how);
    if (/webgl/.test(kind) && context) lost = () => context.getExtension('WEBGL_lose_context')?.loseContext();
    return context;
  };
}
`;

const keepDevices = async (context: BrowserContext): Promise<void> => {
  await context.route('**/host-entry-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: KEEP_DEVICES + (await response.text()) });
  });
};

const losing =
  (backend: 'webgpu' | 'webgl', whole: number): Part =>
  async (campaign) => {
    const { browser, site, random } = campaign;
    const url = `${site.url}?backend=${backend}&n=1&steps=1`;
    const watched = await WatchedPage.open(browser, url, keepDevices);
    const { page } = watched;
    // Compiling on a software adapter takes longer than a reader should wait; a real GPU takes a second.
    await watched.wrong(120_000);
    const before = await watched.heap();
    let computed = 0;
    const row = await tryMany(campaign, whole, async () => {
      await page.locator('#dial').press(random.pick(['ArrowLeft', 'ArrowRight']));
      await page.waitForTimeout(random.below(2500));
      await Promise.all(page.workers().map((worker) => worker.evaluate('lose()').catch(() => undefined)));
      const opening = await page.getByTestId('loading').isVisible();
      const wrong = await watched.wrong(opening ? 120_000 : undefined);
      if (/final/.test((await page.getByTestId('pictures').getAttribute('data-shown')) ?? '')) computed += 1;
      await watched.tryAgain();
      return wrong;
    });
    const wrong = await watched.wrong(120_000);
    const after = await watched.heap();
    await watched.close();
    const lost = wrong === null ? row.lost : [...row.lost, `at the end: ${wrong}`];
    return { ...row, lost, note: `${heapNote(before, after)}; with live images ${computed} times` };
  };

export const webgpuLosses = losing('webgpu', 500);
export const webglLosses = losing('webgl', 500);
