/**
 * How an author tests a post with StepDial embeds: copy this file, and see docs/visual-tests.md.
 * Needs only Playwright, and a `baseURL` where the post is served.
 */
import { expect, type FrameLocator, type Locator, test } from '@playwright/test';

const dials = (page: { locator(selector: string): Locator }) => page.locator('step-dial');
const inside = (dial: Locator): FrameLocator => dial.locator('iframe').contentFrame();

/** Scroll to an embed and wait for its next event; what the event says. Any embed may be slow: the model has to come. */
function next<T>(dial: Locator, type: 'ready' | 'change' | 'result', act: () => Promise<unknown>): Promise<T> {
  const event = dial.evaluate(
    (element, type) =>
      new Promise((resolve) =>
        element.addEventListener(type, (event) => resolve((event as CustomEvent).detail), { once: true }),
      ),
    type,
  );
  return act().then(() => event) as Promise<T>;
}

/** Different values in the canvas of the pictures: 1 or 2 for a blank one. */
const shades = (dial: Locator): Promise<number> =>
  inside(dial)
    .locator('.pictures canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
      return new Set(pixels).size;
    });

test.beforeEach(({ page }) => page.goto('./'));

test('the first embed draws, and draws anew when the dial turns', async ({ page }) => {
  const dial = dials(page).first();
  type Result = { settings: { steps: number; seed: number }; backend: string };
  const first = await next<Result>(dial, 'result', () => dial.scrollIntoViewIfNeeded());
  expect(first.settings).toMatchObject({ steps: 4, seed: 7 });
  expect(await shades(dial)).toBeGreaterThan(10);
  const turned = await next<Result>(dial, 'result', () => inside(dial).getByRole('slider').press('Home'));
  expect(turned.settings.steps).toBe(1);
  await expect(dial).toHaveAttribute('steps', '1');
});

test('the embed that waits for Start shows pictures made in advance, and is as high as it needs', async ({ page }) => {
  const dial = dials(page).last();
  await dial.scrollIntoViewIfNeeded();
  await expect(inside(dial).getByRole('button', { name: /^Start/ })).toBeVisible();
  await expect.poll(() => shades(dial)).toBeGreaterThan(10);
  const root = inside(dial).locator('html');
  await expect.poll(() => root.evaluate(({ scrollHeight }) => scrollHeight - innerHeight)).toBe(0);
});

test('the text looks as it did, whatever the embeds draw', async ({ page }) => {
  // It has told its height, and the text below it stays where it is.
  await expect(dials(page).first().locator('iframe')).toHaveAttribute('style', /height/);
  await page.evaluate(() => document.fonts.ready);
  await expect(page).toHaveScreenshot('post.png', { mask: [dials(page)] });
});
