/**
 * Tests of a post with StepDial embeds, for authors to copy. docs/visual-tests.md explains them.
 * They need only Playwright and a `baseURL` where the post is served.
 */
import { expect, type FrameLocator, type Locator, test } from '@playwright/test';

const dials = (page: { locator(selector: string): Locator }) => page.locator('step-dial');
const inside = (dial: Locator): FrameLocator => dial.locator('iframe').contentFrame();

/** Call `act`, for example to scroll to the embed, and give the detail of the embed's next event. May take as long as the model's download. */
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

/** The number of different values in the canvas with the images: 1 or 2 if it is blank. */
const shades = (dial: Locator): Promise<number> =>
  inside(dial)
    .locator('.pictures canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
      return new Set(pixels).size;
    });

test.beforeEach(({ page }) => page.goto('./'));

test('the first embed draws, and draws again when the dial turns', async ({ page }) => {
  const dial = dials(page).first();
  type Result = { settings: { steps: number; seed: number }; backend: string };
  const first = await next<Result>(dial, 'result', () => dial.scrollIntoViewIfNeeded());
  expect(first.settings).toMatchObject({ steps: 4, seed: 7 });
  expect(await shades(dial)).toBeGreaterThan(10);
  const turned = await next<Result>(dial, 'result', () => inside(dial).getByRole('slider').press('Home'));
  expect(turned.settings.steps).toBe(1);
  await expect(dial).toHaveAttribute('steps', '1');
});

test('the embed that waits for Start shows images made in advance, and its height fits its content', async ({
  page,
}) => {
  const dial = dials(page).last();
  await dial.scrollIntoViewIfNeeded();
  await expect(inside(dial).getByRole('button', { name: /^Start/ })).toBeVisible();
  await expect.poll(() => shades(dial)).toBeGreaterThan(10);
  const root = inside(dial).locator('html');
  await expect.poll(() => root.evaluate(({ scrollHeight }) => scrollHeight - innerHeight)).toBe(0);
});

test('the text looks the same whatever the embeds draw', async ({ page }) => {
  // The embed has reported its height, so the text below it no longer moves.
  await expect(dials(page).first().locator('iframe')).toHaveAttribute('style', /height/);
  await page.evaluate(() => document.fonts.ready);
  await expect(page).toHaveScreenshot('post.png', { mask: [dials(page)] });
});
