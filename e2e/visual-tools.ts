/** What the visual tests share: the page with recorded runs, and waiting until every pixel is where it stays. */
import { expect, type Frame, type Locator, type Page } from '@playwright/test';

/**
 * On one machine 0 and 0 hold, run after run. Left to another processor's way of blending are about two grey levels, and
 * the corner of a button or two: four pixels were seen.
 */
const EXACT = { threshold: 0.01, maxDiffPixels: 8 };

/** Article and charts follow the engine at a pace of at most this; see `usePaced`. */
const PACE_MS = 1000;

/** Wait until `page` has drawn all that it knows: fonts, and what is drawn at a pace. */
export const still = (page: Page | Frame): Promise<void> =>
  page.evaluate(async (paceMs) => {
    await document.fonts.ready;
    await new Promise((resolve) => setTimeout(resolve, paceMs));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, PACE_MS);

/** Screenshot of one part against `name`.png. */
export const looksLike = (part: Locator, name: string): Promise<void> =>
  expect(part).toHaveScreenshot(`${name}.png`, EXACT);

/** Screenshot of the whole page from its top, where nothing is pointed at or has the focus. */
export async function wholeLooksLike(page: Page, name: string): Promise<void> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    scrollTo(0, 0);
  });
  await page.mouse.move(0, 0);
  await still(page);
  await expect(page).toHaveScreenshot(`${name}.png`, { ...EXACT, fullPage: true, timeout: 20_000 });
}

/** Turn the dial to the stop at `index`, in whatever language, without leaving the focus on it. */
export async function turnTo(page: Page, index: number): Promise<void> {
  const dial = page.locator('#dial');
  await dial.fill(String(index));
  await dial.blur();
}
