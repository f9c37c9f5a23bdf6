/** axe finds nothing, in light and dark, on a desk and on a phone, at rest and with an error. */
import { expect, test } from '@playwright/test';
import { violations } from './axe.ts';
import { finished, openPage, QUICK, readAll } from './page-tools.ts';

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

for (const [name, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${name}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test('axe finds no violation', async ({ page }) => {
        await openPage(page);
        await finished(page, 4);
        await readAll(page);
        for (const details of await page.getByText('The figures as a table').all()) await details.click();
        expect(await violations(page)).toEqual([]);
        // Nothing is wider than the screen.
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      });

      test('axe finds no violation beside an error', async ({ page, context }) => {
        await context.route('**/dial.safetensors', (route) => route.fulfill({ body: 'damaged' }));
        await openPage(page, `${QUICK}&steps=inf`);
        await expect(page.getByRole('alert')).toBeVisible();
        expect(await violations(page)).toEqual([]);
      });
    });
  }
}

test('everything can be reached by keyboard, in reading order', async ({ page }) => {
  await openPage(page);
  await finished(page, 4);
  const order = ['System', 'Step budget', 'Sampler', 'Seed', 'New seed', 'Images', 'Class', 'Backend'];
  const reached: string[] = [];
  for (let i = 0; i < 30 && reached.length < order.length; i++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const element = document.activeElement;
      const labelled = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
      return (labelled ? element.labels?.[0]?.textContent : element?.textContent) ?? '';
    });
    // Between them lies the Stop button, while the page is busy.
    if (order.includes(name)) reached.push(name);
  }
  expect(reached).toEqual(order);
});
