/**
 * The look of the page, light and dark, on a desk and on a phone, with the real model.
 *
 * Times change from run to run, so nothing may be measured here: the page is told that it is hidden, when it shows the
 * pictures asked for but does not measure, and the one run there is counts as warm-up. Then every pixel is determined.
 * Pictures and curves are part of the look; after a new model package: npx playwright test visual -u
 */
import { expect, test } from '@playwright/test';
import { dial, finished, openPage, status } from './page-tools.ts';

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' }));
});

for (const [name, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${name}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test('the page', async ({ page }) => {
        await openPage(page, 'backend=wasm&n=16&steps=3');
        await finished(page, 3);
        await expect(status(page)).toHaveText('At rest');
        await expect(page.locator('.drawing .series').first()).toBeVisible();
        await expect(page).toHaveScreenshot(`${name}-${colorScheme}.png`, { fullPage: true });
      });
    });
  }
}

test('the dial with focus, at ∞', async ({ page }) => {
  await openPage(page, 'backend=wasm&n=1&steps=1');
  await finished(page, 1);
  await dial(page).press('End');
  await finished(page, 256);
  await expect(page.locator('.dial .scale')).toHaveScreenshot('dial-infinite.png');
});
