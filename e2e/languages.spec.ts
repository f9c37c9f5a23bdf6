/** The page in each of its languages: chosen by address, menu or browser, and when the messages do not arrive. */
import { expect, type Page, test } from '@playwright/test';
import { importArticle, importMessages, LANGUAGES } from '../src/locales/languages.ts';
import { violations } from './axe.ts';
import { pretendEngine, serveEmoji } from './fake-package.ts';
import { finished, openPage, QUICK, readAll } from './page-tools.ts';

const menu = (page: Page) => page.locator('header select');
const dial = (page: Page) => page.locator('#dial');
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Gives every heading that the page has shown so far. */
async function watchHeadings(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen = new Set<string>();
    Object.assign(window, { headings: seen });
    new MutationObserver(() => {
      const text = document.querySelector('h1')?.textContent;
      if (text) seen.add(text);
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  return () => page.evaluate(() => [...(window as unknown as { headings: Set<string> }).headings]);
}

test('a language in the address: German from the first frame on, spoken values and figures included', async ({
  page,
}) => {
  const headings = await watchHeadings(page);
  await openPage(page, `${QUICK}&steps=4&lang=de`);
  await expect(heading(page)).toHaveText('Was bringt ein Sampling-Schritt?');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page).toHaveTitle('StepDial: was ein Sampling-Schritt bringt');
  await expect(page.getByRole('slider', { name: 'Schrittbudget' })).toHaveAttribute('aria-valuetext', '4 Schritte');
  await finished(page, 4);
  await expect(page.getByTestId('engine')).toContainText(/^Läuft auf .* Modell \d+,\d+\sMB, heruntergeladen\.$/);
  const quality = page.getByRole('figure', { name: 'Abstand zu echten Bildern' });
  await expect(quality.locator('.summary')).toContainText(
    /^Mit 4 Schritten erreicht der Regler einen FID-proxy von \d+,\d+ /,
  );
  await dial(page).press('End');
  await expect(dial(page)).toHaveAttribute('aria-valuetext', 'unendlich viele Schritte, gerechnet mit 256');
  await expect(page).toHaveURL(/steps=inf.*&lang=de/);
  expect(await headings()).toEqual(['Was bringt ein Sampling-Schritt?']);
});

test('a language from the menu takes effect at once and stays in the address; “System” goes back to the browser’s', async ({
  page,
}) => {
  await openPage(page, `${QUICK}&steps=1`);
  await finished(page, 1);
  await expect(page.getByRole('combobox', { name: 'Language' })).toHaveValue('auto');
  await expect(menu(page).locator('option')).toHaveText(['System', 'English', 'Deutsch', 'Español', '中文']);
  await menu(page).selectOption('中文');
  await expect(heading(page)).toHaveText('多一步采样，换来什么？');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh');
  await expect(dial(page)).toHaveAttribute('aria-valuetext', '1 步');
  await expect(page).toHaveURL(/lang=zh/);
  await page.reload();
  await expect(page.getByRole('combobox', { name: '语言' })).toHaveValue('zh');
  await finished(page, 1);
  await menu(page).selectOption('跟随系统');
  await expect(heading(page)).toHaveText('What does a sampling step buy?');
  await expect(page).not.toHaveURL(/lang=/);
});

const articleHead = (page: Page) => page.locator('article h2').first();

test('the article and its figure follow the language of the page, and only texts that are shown are loaded', async ({
  page,
  context,
}) => {
  await pretendEngine(context);
  const loaded: string[] = [];
  page.on('request', (request) => /\/article-[^/]*\.js$/.test(request.url()) && loaded.push(request.url()));
  await openPage(page, `${QUICK}&steps=1`);
  await finished(page, 1);
  await expect(articleHead(page)).toHaveText('What a step is');
  expect(loaded).toHaveLength(1);
  for (const language of ['de', 'zh', 'en'] as const) {
    await menu(page).selectOption(language);
    const { stepHead, figure } = await importArticle(language);
    await expect(articleHead(page)).toHaveText(stepHead);
    await expect(page.locator('article')).toHaveAttribute('lang', language);
    await articleHead(page).scrollIntoViewIfNeeded();
    await readAll(page);
    await expect(page.locator('figure.hop-figure h3')).toHaveText(figure.title);
  }
  expect(new Set(loaded).size).toBe(3);
});

test('an article whose new texts cannot be loaded keeps the old ones, marked as such', async ({ page, context }) => {
  await openPage(page, `${QUICK}&steps=1`);
  await finished(page, 1);
  await expect(articleHead(page)).toHaveText('What a step is');
  await context.route('**/assets/article-*.js', (route) => route.abort());
  await menu(page).selectOption('es');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(heading(page)).toHaveText('¿Qué aporta un paso de muestreo?');
  await expect(articleHead(page)).toHaveText('What a step is');
  await expect(page.locator('article')).toHaveAttribute('lang', 'en');
});

test('the menu works by keyboard, and a stopped run stays stopped', async ({ page }) => {
  await openPage(page, 'backend=wasm&n=16&steps=inf');
  await expect(page.getByTestId('status')).toHaveText(/^Sampling, step/, { timeout: 20_000 });
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('status')).toHaveText(/^Stopped at step/);
  await page.keyboard.press('Tab');
  await expect(menu(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId('status')).toHaveText(/^Angehalten bei Schritt \d+ von 256$/);
  await expect(menu(page)).toBeFocused();
  await page.waitForTimeout(700);
  await expect(page.getByRole('button', { name: 'Neu berechnen' })).toBeVisible();
});

test.describe('a Spanish browser', () => {
  test.use({ locale: 'es-MX' });

  test('opens in Spanish, unless the address says otherwise', async ({ page }) => {
    await openPage(page);
    await expect(heading(page)).toHaveText('¿Qué aporta un paso de muestreo?');
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    await expect(page).not.toHaveURL(/lang=/);
    await openPage(page, `${QUICK}&lang=en`);
    await expect(heading(page)).toHaveText('What does a sampling step buy?');
  });
});

test('an error says what to do in German, and its detail is marked as English', async ({ page, context }) => {
  await context.route('**/model.json', (route) => route.fulfill({ status: 404, body: 'nothing here' }));
  await openPage(page, `${QUICK}&lang=de`);
  await expect(page.getByRole('alert')).toContainText('konnte nicht geladen werden. Prüfen Sie die Verbindung');
  await expect(page.getByRole('alert').locator('[lang=en]')).toContainText('The server answered 404');
  await expect(page.getByRole('button', { name: 'Noch einmal versuchen' })).toBeVisible();
});

test('messages that cannot be loaded: the page stays in English, says so, and accepts another language', async ({
  page,
  context,
}) => {
  await context.route('**/assets/de-*.js', (route) => route.abort());
  await openPage(page, `${QUICK}&lang=de`);
  await expect(page.getByRole('alert')).toHaveText('Deutsch could not be loaded, so the page stays in English.');
  await expect(heading(page)).toHaveText('What does a sampling step buy?');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(await violations(page)).toEqual([]);
  await finished(page, 4);
  await menu(page).selectOption('Español');
  await expect(heading(page)).toHaveText('¿Qué aporta un paso de muestreo?');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('slow messages do not hold up the page', async ({ page, context }) => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await context.route('**/assets/de-*.js', async (route) => {
    await released;
    await route.continue();
  });
  await openPage(page, `${QUICK}&lang=de`);
  await expect(heading(page)).toHaveText('What does a sampling step buy?');
  release();
  await expect(heading(page)).toHaveText('Was bringt ein Sampling-Schritt?');
});

for (const language of LANGUAGES) {
  test.describe(language, () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      test.describe(colorScheme, () => {
        test.use({ viewport: { width: 390, height: 844 }, colorScheme });

        test('on a phone, nothing is wider than the screen and axe finds no violation', async ({ page, context }) => {
          await pretendEngine(context);
          const { charts } = await importMessages(language);
          await openPage(page, `${QUICK}&lang=${language}`);
          await finished(page, 4);
          await readAll(page);
          for (const details of await page.getByText(charts.table).all()) await details.click();
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
          for (const box of await page.locator('header > *').all()) {
            const { width = 0, height = 0, y = 0 } = (await box.boundingBox()) ?? {};
            // In one row, and large enough to touch.
            expect(y).toBeLessThan(40);
            expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
          }
          expect(await violations(page)).toEqual([]);
          // As wide as the narrowest phone, or a small window at 400% zoom.
          await page.setViewportSize({ width: 320, height: 640 });
          expect(await page.locator('header').evaluate((header) => header.scrollWidth - header.clientWidth)).toBe(0);
        });
      });
    }

    test('with captions and an error beside them, axe finds no violation', async ({ page, context }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await serveEmoji(context);
      await pretendEngine(context);
      await context.route('**/captions.json?*', (route) => route.fulfill({ body: 'damaged' }));
      const { captions } = await importMessages(language);
      await openPage(page, `m=emoji&q=cat&lang=${language}`);
      await expect(page.getByRole('combobox', { name: captions.label })).toHaveValue('cat');
      await expect(page.locator('.echo')).toContainText(captions.allTheSame);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      expect(await violations(page)).toEqual([]);
    });
  });
}
