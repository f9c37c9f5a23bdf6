/** Without a network after one visit: the page, its language, its charts and its model; damage is found; updates are offered. */
import { expect, type Page, test } from '@playwright/test';
import { dial, fingerprint, finished, pictures } from './page-tools.ts';
import { type StaticSite, serveSite } from './static-site.ts';

test.use({ serviceWorkers: 'allow' });

const QUERY = '?backend=wasm&n=4&steps=2';
let site: StaticSite;

test.beforeEach(async () => {
  site = await serveSite();
});
test.afterEach(() => site.close());

/** A visit until the page is kept: pictures drawn, service worker in charge, the model's files in the cache. */
async function visit(page: Page): Promise<void> {
  await page.goto(`${site.url}${QUERY}`);
  await finished(page, 2);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null) {
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
    }
  });
  // Network, feature network, reference statistics and curves.
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open('stepdial-models-v1')).keys()).length))
    .toBe(4);
}

/** No server any more, and no network. */
async function unplug(page: Page): Promise<void> {
  await site.close();
  await page.context().setOffline(true);
}

test('after one visit everything works offline, from a sub-path, in every language', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await visit(page);
  const before = await fingerprint(page);
  await unplug(page);
  await page.reload();
  await finished(page, 2);
  expect(await fingerprint(page)).toEqual(before);
  await expect(page.getByTestId('engine')).toContainText('from cache');
  await dial(page).press('ArrowRight');
  await finished(page, 3);
  await expect(page.locator('.drawing .series').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What a step is' })).toBeVisible();
  for (const [language, question] of [
    ['Deutsch', 'Was bringt ein Rechenschritt?'],
    ['Español', '¿Qué aporta cada paso?'],
    ['中文', '多一步采样，换来什么？'],
  ] as const) {
    await page.locator('header select').selectOption(language);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(question);
  }
  expect(await page.evaluate(() => document.fonts.check('16px "Inter Variable"'))).toBe(true);
  // Another link, of settings never seen here.
  await page.goto(`${site.url}?v=1&m=mnist&steps=1&n=1&seed=99&backend=wasm`);
  await finished(page, 1);
  await expect(pictures(page)).toHaveAccessibleName(/seed 99$/);
  // Measured too: nothing that it needs is missing.
  await expect(page.getByTestId('time-gauge')).toContainText(/median of \d/, { timeout: 30_000 });
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('posters show offline before the engine is there', async ({ page }) => {
  await visit(page);
  await unplug(page);
  await page.goto(`${site.url}?backend=webgpu`);
  await expect(page.getByRole('alert')).toContainText('Nothing in this browser could run the network.');
  await expect(pictures(page)).toHaveAttribute('data-shown', 'poster 4');
});

test('the service worker keeps no weights, and serves none', async ({ page }) => {
  await visit(page);
  const kept = await page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name !== 'stepdial-models-v1');
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => url);
  });
  expect(kept.some((url) => url.includes('index.html'))).toBe(true);
  expect(kept.filter((url) => /safetensors|curves/.test(url))).toEqual([]);
  site.asked();
  await page.evaluate(async () => {
    await caches.delete('stepdial-models-v1');
  });
  await page.reload();
  await finished(page, 2);
  await expect(page.getByTestId('engine')).toContainText('downloaded');
  expect(site.asked()).toContain('models/mnist/dial.safetensors');
});

test('a damaged copy of the weights is found offline, said, and mended when the network is back', async ({ page }) => {
  await visit(page);
  await page.evaluate(async () => {
    const cache = await caches.open('stepdial-models-v1');
    const { networks } = await (await fetch('models/mnist/model.json')).json();
    const key = `https://models.invalid/${networks[0].file.sha256}`;
    const bytes = new Uint8Array((await (await cache.match(key))?.arrayBuffer()) ?? []);
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    await cache.put(key, new Response(bytes));
  });
  await page.context().setOffline(true);
  await page.reload();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The model’s files are damaged.');
  await expect(alert).toContainText('The copy of dial.safetensors that this browser keeps is damaged');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toContainText('that this browser keeps is damaged');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await finished(page, 2);
});

test('a new version is offered in one line, waits, and comes when asked for', async ({ page, context }) => {
  await visit(page);
  const notice = page.getByRole('status').filter({ hasText: 'A new version is ready.' });
  await expect(notice).toHaveCount(0);
  const other = await context.newPage();
  await other.goto(`${site.url}${QUERY}`);
  await finished(other, 2);
  site.replace('service-worker.js', (file) => Buffer.concat([file, Buffer.from('\n// Newer.\n')]));
  await page.reload();
  await finished(page, 2);
  await expect(notice).toBeVisible();
  // It waits while the reader works on.
  await dial(page).press('ArrowRight');
  await finished(page, 3);
  await page.evaluate(() => Object.assign(window, { old: true }));
  await other.evaluate(() => Object.assign(window, { old: true }));
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => page.evaluate(() => 'old' in window).catch(() => true)).toBe(false);
  await finished(page, 3);
  await expect(notice).toHaveCount(0);
  // The other tab goes on as it is, and is offered the same.
  expect(await other.evaluate(() => 'old' in window)).toBe(true);
  await expect(other.getByRole('status').filter({ hasText: 'A new version is ready.' })).toBeVisible();
});

test('the site can be installed', async ({ page }) => {
  await visit(page);
  const session = await page.context().newCDPSession(page);
  const { errors, data } = (await session.send('Page.getAppManifest')) as { errors: unknown[]; data?: string };
  expect(errors).toEqual([]);
  expect(JSON.parse(data ?? '{}')).toMatchObject({ name: 'StepDial', display: 'standalone', start_url: './' });
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // Contexts of tests are incognito, where nothing is installed.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});
