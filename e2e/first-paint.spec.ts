/** The first paint waits for no script: the English page begins with its words, others with nothing, and nothing moves. */
import { expect, test } from '@playwright/test';

const main = '**/assets/main-*.js';

for (const width of [1280, 390]) {
  test(`words before the script, which take no other place afterwards, ${width} px wide`, async ({ page, context }) => {
    await page.setViewportSize({ width, height: 844 });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await context.route(main, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('./?backend=wasm&n=1&theme=dark', { waitUntil: 'commit' });
    const heading = page.getByRole('heading', { level: 1 });
    await expect(heading).toHaveText('What does a sampling step buy?');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(page.getByRole('slider')).toHaveCount(0);
    await page.evaluate(() => document.fonts.ready);
    const places = async () => [await heading.boundingBox(), await page.locator('.lede p').boundingBox()];
    const before = await places();
    release();
    await expect(page.getByRole('slider', { name: 'Step budget' })).toBeVisible();
    expect(await places()).toEqual(before);
    await expect(heading).toHaveCount(1);
  });
}

test('no English flashes up before another language', async ({ page, context }) => {
  await context.route(main, (route) => route.abort());
  await page.goto('./?lang=zh');
  // Nothing but the reason why nothing comes.
  await expect(page.locator('#root')).toHaveText(/^StepDial 无法在此启动。/);
});
