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
  await expect.poll(() => keptFiles(page), { timeout: 20_000 }).toHaveLength(WHOLE);
}

/** The dial's network and those for one budget alone, feature network, reference statistics and curves. */
const WHOLE = 7;
const DESCRIPTION = 'models/mnist/model.json';

const keptFiles = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await (await caches.open('stepdial-models-v1')).keys()).map(({ url }) => url));

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
    ['Deutsch', 'Was bringt ein Sampling-Schritt?'],
    ['Español', '¿Qué aporta un paso de muestreo?'],
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
  // Networks that nobody has used yet.
  await page.goto(`${site.url}?net=specialist&steps=2&n=1&backend=wasm`);
  await finished(page, 2);
  await expect(page.locator('.controls')).toContainText('in use: specialist-2');
  // Measured too: nothing that it needs is missing.
  await expect(page.getByTestId('time-gauge')).toContainText(/median of \d/, { timeout: 30_000 });
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('posters show offline before the engine is there', async ({ page }) => {
  await visit(page);
  await unplug(page);
  await page.goto(`${site.url}?backend=webgpu`);
  await expect(page.getByRole('alert')).toContainText('No backend of this browser could run the network.');
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

test('a server in trouble and a sign-in page: what is kept is used, and kept', async ({ page }) => {
  await visit(page);
  site.answer(DESCRIPTION, (response) => response.writeHead(502).end('Bad gateway'));
  await page.reload();
  await finished(page, 2);
  site.answer(DESCRIPTION, (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Sign in'));
  await page.reload();
  await finished(page, 2);
  await unplug(page);
  await page.reload();
  await finished(page, 2);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a stalled connection is not waited for', async ({ page }) => {
  await visit(page);
  site.answer(DESCRIPTION, () => undefined);
  await page.reload();
  await finished(page, 2, 20_000);
});

test('a reader who saves data fetches nothing before it is used', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  await page.goto(`${site.url}${QUERY}`);
  await finished(page, 2);
  await page.evaluate(() => navigator.serviceWorker.ready);
  // Measuring has fetched what it needs.
  await expect.poll(() => keptFiles(page), { timeout: 20_000 }).toHaveLength(4);
  await page.waitForTimeout(2000);
  expect(site.asked().filter((path) => path.includes('specialist'))).toEqual([]);
});

test('a model that comes by a second try is kept whole, too', async ({ page }) => {
  site.answer('models/mnist/dial.safetensors', (response) => response.writeHead(502).end());
  await page.goto(`${site.url}${QUERY}`);
  await expect(page.getByRole('alert')).toContainText('The model could not be downloaded.');
  await page.evaluate(() => navigator.serviceWorker.ready);
  site.answer('models/mnist/dial.safetensors', null);
  await page.getByRole('button', { name: 'Try again' }).click();
  await finished(page, 2);
  await expect.poll(() => keptFiles(page), { timeout: 20_000 }).toHaveLength(WHOLE);
});

test('weights of an older model go when the page is next opened; those of another site stay', async ({ page }) => {
  await visit(page);
  await page.evaluate(async () => {
    const cache = await caches.open('stepdial-models-v1');
    const put = (digit: string, address: string) =>
      cache.put(
        `https://models.invalid/${digit.repeat(64)}`,
        new Response('old', { headers: { 'content-location': new URL(address, document.baseURI).href } }),
      );
    await put('1', 'models/mnist/dial.safetensors');
    await put('2', '/another/path/models/mnist/dial.safetensors');
  });
  await page.reload();
  await finished(page, 2);
  await expect.poll(() => keptFiles(page)).not.toContain(`https://models.invalid/${'1'.repeat(64)}`);
  const kept = await keptFiles(page);
  expect(kept).toContain(`https://models.invalid/${'2'.repeat(64)}`);
  expect(kept).toHaveLength(WHOLE + 1);
});

test('posters of an older model go when the description of the new one comes', async ({ page }) => {
  await visit(page);
  site.replace(DESCRIPTION, (file) => {
    const manifest = JSON.parse(file.toString());
    return Buffer.from(JSON.stringify({ ...manifest, posters: { ...manifest.posters, file: newPosters(manifest) } }));
  });
  await page.goto(`${site.url}?backend=webgpu`);
  await expect(page.getByRole('alert')).toContainText('No backend of this browser could run the network.');
  await expect(pictures(page)).toHaveAttribute('data-shown', 'nothing');
});

const newPosters = ({ posters }: { posters: { file: object } }) => ({ ...posters.file, sha256: '1'.repeat(64) });

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
