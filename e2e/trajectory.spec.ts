/** The trajectory strip and the picture it tracks, on a pretended engine that makes trajectories. */
import { expect, type Page, test } from '@playwright/test';
import type { RunOutputs } from '../src/core/types.ts';
import { pretendEngine } from './fake-package.ts';
import { dial, finished, openPage, QUICK } from './page-tools.ts';

const strip = (page: Page) => page.getByRole('figure', { name: /from noise to image/ });
const frames = (page: Page) => strip(page).getByRole('img');
const cell = (page: Page, number: number) =>
  page.getByRole('button', { name: new RegExp(`^Image ${number}, .*show how it forms`) });
const trackedImages = (page: Page): Promise<(number | undefined)[]> =>
  page.evaluate(() =>
    (window as unknown as { runs: { outputs: RunOutputs }[] }).runs.map(({ outputs }) => outputs.trajectoryOf),
  );

test.describe('with an engine that makes trajectories', () => {
  test.beforeEach(async ({ page, context }) => {
    await pretendEngine(context);
    await page.addInitScript(() => Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' }));
  });

  test('one frame for each step with its number and time, sixteen at ∞', async ({ page }) => {
    await openPage(page, 'steps=4');
    await finished(page, 4);
    await expect(frames(page)).toHaveCount(4);
    await expect(strip(page)).toHaveAccessibleName('Image 1 in 4 steps, from noise to image.');
    await expect(frames(page).nth(1)).toHaveAccessibleName('Step 2, t = 0.75');
    await dial(page).press('Home');
    await expect(frames(page)).toHaveCount(1);
    await expect(strip(page)).toContainText('The network sees only noise and guesses the image in one go.');
    await dial(page).press('End');
    await expect(frames(page)).toHaveCount(16);
    await expect(strip(page)).toContainText('16 of the 256 steps are shown.');
    await expect(frames(page).last()).toHaveAccessibleName('Step 256, t = 0');
  });

  test('another picture by click and by keyboard; a known trajectory costs no run', async ({ page }) => {
    await openPage(page, 'steps=4&n=16');
    await finished(page, 4);
    await expect(cell(page, 1)).toHaveAttribute('aria-pressed', 'true');
    await cell(page, 6).click();
    await expect(strip(page)).toHaveAccessibleName(/^Image 6 /);
    expect(await trackedImages(page)).toEqual([0, 5]);
    await expect(page).toHaveURL(/[?&]way=6(&|$)/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    await expect(cell(page, 9)).toBeFocused();
    // Moving alone chooses nothing.
    await expect(strip(page)).toHaveAccessibleName(/^Image 6 /);
    await page.keyboard.press('Enter');
    await expect(strip(page)).toHaveAccessibleName(/^Image 9 /);
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await expect(strip(page)).toHaveAccessibleName(/^Image 1 /);
    expect(await trackedImages(page)).toEqual([0, 5, 8]);
    await expect(page).not.toHaveURL(/way=/);
    // One stop for the Tab key, whatever the number of pictures.
    await page.keyboard.press('Tab');
    await expect(page.locator('.follow :focus')).toHaveCount(0);
  });

  test('a link tracks the same picture, or the first in a grid that is too small', async ({ page }) => {
    await openPage(page, 'steps=4&way=6');
    await finished(page, 4);
    await expect(strip(page)).toHaveAccessibleName(/^Image 6 /);
    expect(await trackedImages(page)).toEqual([5]);
    await openPage(page, 'steps=4&n=4&way=6');
    await expect(strip(page)).toHaveAccessibleName(/^Image 1 /);
  });

  test('on a phone only the strip scrolls sideways, not the page', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openPage(page, 'steps=16');
    await expect(frames(page)).toHaveCount(16);
    const list = strip(page).getByRole('list');
    await list.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => list.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

test('the last frame is the picture itself, on the real engine', async ({ page }) => {
  await openPage(page, `${QUICK}&steps=3`);
  await finished(page, 3);
  const [last, picture] = await Promise.all([
    frames(page)
      .last()
      .evaluate((canvas: HTMLCanvasElement) => [...(canvas.getContext('2d')?.getImageData(0, 0, 28, 28).data ?? [])]),
    page
      .getByTestId('pictures')
      .evaluate((canvas: HTMLCanvasElement) => [...(canvas.getContext('2d')?.getImageData(0, 0, 28, 28).data ?? [])]),
  ]);
  expect(last).toEqual(picture);
});
