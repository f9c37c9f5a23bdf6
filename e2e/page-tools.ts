/** What the page's tests share: opening it, its parts, and the fingerprint of its pictures. */
import { createHash } from 'node:crypto';
import { expect, type Locator, type Page } from '@playwright/test';

/** WebAssembly computes the same on every machine, and four pictures take a quarter of the time of sixteen. */
export const QUICK = 'backend=wasm&n=4';

export async function openPage(page: Page, query = QUICK): Promise<void> {
  await page.goto(`./?${query}`);
}

export const dial = (page: Page): Locator => page.getByRole('slider', { name: 'Step budget' });
export const pictures = (page: Page): Locator => page.getByTestId('pictures');
export const status = (page: Page): Locator => page.getByTestId('status');

/** Make this page's processor count as four times slower. */
export async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** Bring a part into view that is drawn only when the reader comes near: at once, as its empty room is replaced then. */
export const comeTo = (part: Locator): Promise<void> => part.evaluate((element) => element.scrollIntoView());

/** Come to every part that is drawn only then, and back to the top. */
export async function readAll(page: Page): Promise<void> {
  for (const drawing of [0, 1, 2]) await comeTo(page.locator('.drawing').nth(drawing));
  await comeTo(page.locator('.hop-figure'));
  await expect(page.locator('.drawing svg .series').nth(1)).toBeVisible();
  await expect(page.locator('.hop-figure svg').first()).toBeVisible();
  await page.evaluate(() => scrollTo(0, 0));
}

/** Wait until the pictures of `steps` are there, final. Not by `expect`, which after a second looks once a second only. */
export async function finished(page: Page, steps: number, timeout = 30_000): Promise<void> {
  const shown = page.locator(`[data-shown="${steps} final"]`);
  await pictures(page).and(shown).waitFor({ state: 'attached', timeout });
}

/** SHA-256 of the canvas's pixels, and the number of different grey values in them: 1 for a blank canvas. */
export async function fingerprint(page: Page): Promise<{ hash: string; greys: number }> {
  const grey = await pictures(page).evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) throw new Error('The pictures are no canvas.');
    const pixels = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data;
    if (pixels === undefined) throw new Error('The canvas has no pixels.');
    return Array.from({ length: pixels.length / 4 }, (_, i) => pixels[4 * i] ?? 0);
  });
  return { hash: createHash('sha256').update(Uint8Array.from(grey)).digest('hex'), greys: new Set(grey).size };
}

/** Centre of a stop on the page: the knob's centre travels from half a knob after the left end to half a knob before the right. */
export async function stopAt(page: Page, index: number): Promise<{ x: number; y: number }> {
  const box = await dial(page).boundingBox();
  if (box === null) throw new Error('The dial is not on the page.');
  const knob = 40;
  return { x: box.x + knob / 2 + ((box.width - knob) * index) / 10, y: box.y + 22 };
}

/** For `addInitScript`: as some browsers do against tracking, what is read from a canvas is off by one here and there. */
export function readCanvasesWithNoise(): void {
  const { getImageData } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.getImageData = function (...where) {
    const read = getImageData.apply(this, where);
    for (let i = 0; i < read.data.length; i += 7) read.data[i] = (read.data[i] ?? 0) ^ 1;
    return read;
  };
}
