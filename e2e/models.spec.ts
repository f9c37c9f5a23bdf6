/** A model is a folder: one with other stops and classes runs in the page, and a link to one that is not there says so. */
import { expect, test } from '@playwright/test';
import { pretendEngine } from './fake-package.ts';
import { SEVEN_CLASSES, SEVEN_STOPS, serveSeven } from './fake-seven.ts';
import { comeTo, dial, finished, openPage, pictures } from './page-tools.ts';

test.describe('a model of seven classes and five stops', () => {
  test.beforeEach(async ({ context }) => {
    await pretendEngine(context);
    await serveSeven(context);
  });

  test('a link to it opens it, although the page was built without it', async ({ page }) => {
    await openPage(page, 'm=seven&steps=9&n=4');
    await finished(page, 9);
    await expect(page.locator('.notices')).toBeEmpty();
    await expect(page.getByRole('radio', { name: /Weekdays/ })).toBeChecked();
    await expect(page).toHaveURL(/m=seven&steps=9/);
  });

  test('the dial has its stops, and turns over all of them', async ({ page }) => {
    await openPage(page, 'm=seven&n=4&steps=1');
    await finished(page, 1);
    await expect(page.locator('.ticks li')).toHaveText(SEVEN_STOPS.map((stop) => (stop === 256 ? '∞' : String(stop))));
    for (const stop of SEVEN_STOPS.slice(1)) {
      await dial(page).press('ArrowRight');
      await finished(page, stop);
    }
    await expect(dial(page)).toHaveAttribute('aria-valuetext', 'infinitely many steps, run as 256');
  });

  test('its classes can be chosen', async ({ page }) => {
    await openPage(page, 'm=seven&n=4&steps=3');
    await finished(page, 3);
    const choice = page.getByRole('combobox', { name: 'Class' });
    await expect(choice.locator('option')).toHaveCount(SEVEN_CLASSES.length + 1);
    await choice.selectOption('Sunday');
    await expect(pictures(page)).toHaveAccessibleName(/of class Sunday/);
    await expect(page).toHaveURL(/class=6/);
  });

  test('the charts have its stops, and every stop is measured', async ({ page }) => {
    await openPage(page, 'm=seven&n=4&steps=3');
    await finished(page, 3);
    await expect(page.locator('.ticks [data-ready="true"]')).toHaveCount(SEVEN_STOPS.length);
    const chart = page.getByRole('figure', { name: 'Time on this device' });
    await comeTo(chart);
    await expect(chart.locator('table tbody tr')).toHaveCount(SEVEN_STOPS.length);
    await expect(chart.getByRole('slider')).toHaveAttribute('max', String(SEVEN_STOPS.length - 1));
    await chart.getByRole('slider').press('End');
    await finished(page, 256);
  });
});

test('a link to a model that is not there opens the default one, and one line says so', async ({ page, context }) => {
  await pretendEngine(context);
  await openPage(page, 'm=imagenet&n=4&steps=2&seed=7');
  await finished(page, 2);
  const notice = page.getByText('There is no model “imagenet” here, so the page shows the default one.');
  await expect(notice).toBeVisible();
  await expect(page.getByRole('radio', { name: /Digits/ })).toBeChecked();
  await expect(pictures(page)).toHaveAccessibleName(/seed 7/);
  await page.getByRole('button', { name: 'Close this notice' }).click();
  await expect(notice).toHaveCount(0);
});
