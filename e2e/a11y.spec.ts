/** axe finds nothing, in light and dark, on a desk and on a phone, at rest and with an error. */
import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { pretendEngine } from './fake-package.ts';
import { finished, openPage, QUICK, readAll } from './page-tools.ts';

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

for (const [name, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${name}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test('axe finds no violation', async ({ page, context }) => {
        await pretendEngine(context);
        await openPage(page);
        await finished(page, 4);
        await readAll(page);
        for (const details of await page.getByText('Show the data as a table').all()) await details.click();
        expect(await violations(page)).toEqual([]);
        // Nothing is wider than the screen.
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      });

      test('axe finds no violation beside an error', async ({ page, context }) => {
        await context.route('**/dial.safetensors?*', (route) => route.fulfill({ body: 'damaged' }));
        await openPage(page, `${QUICK}&steps=inf`);
        await expect(page.getByRole('alert')).toBeVisible();
        expect(await violations(page)).toEqual([]);
      });
    });
  }
}

/** Elements with text that is cut off, or reaches out of the window, and cannot be scrolled to. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const hidden = (element: Element) =>
      element.closest('.unseen, [hidden], [aria-hidden="true"], details:not([open])');
    const cuts = (element: Element) => /hidden|clip/.test(getComputedStyle(element).overflowX);
    const scrolls = (element: Element): boolean =>
      /auto|scroll/.test(getComputedStyle(element).overflowX) ||
      (element.parentElement !== null && scrolls(element.parentElement));
    const hasText = (element: Element) =>
      [...element.childNodes].some(({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim());
    return [...document.body.querySelectorAll('*')]
      .filter((element) => hasText(element) && hidden(element) === null && element.getClientRects().length > 0)
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        const outside = (left < -1 || right > innerWidth + 1) && !scrolls(element);
        return outside || (cuts(element) && element.scrollWidth > element.clientWidth + 1);
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 120));
  });

test('at 200 % zoom the whole page, with all its parts, fits: nothing scrolls sideways and nothing is cut off', async ({
  page,
}) => {
  // 1280 pixels at 200 %.
  await page.setViewportSize({ width: 640, height: 450 });
  await openPage(page, `${QUICK}&pin=ddim.2`);
  await finished(page, 4);
  for (const part of ['.charts', '.story', '.footnote']) {
    await page.locator(part).scrollIntoViewIfNeeded();
    await expect(page.locator(`${part}.waiting`)).toHaveCount(0);
  }
  await expect(page.locator('.hop-figure')).toBeVisible();
  await expect(page.locator('.drawing').nth(2)).toBeVisible();
  for (const way of ['Side by side', 'Wipe', 'Difference']) {
    await page.getByRole('radio', { name: way }).check();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(640);
    expect(await cutOff(page)).toEqual([]);
  }
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(640);
  expect(await cutOff(page)).toEqual([]);
});

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
