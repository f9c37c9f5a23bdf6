/** Sharing: link, embed code and files, by mouse and keyboard; old links, and links of other versions. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { decode } from 'fast-png';
import { importMessages, LANGUAGES } from '../src/locales/languages.ts';
import { violations } from './axe.ts';
import { pretendEngine } from './fake-package.ts';
import { dial, finished, openPage, pictures, readCanvasesWithNoise } from './page-tools.ts';

const panel = (page: Page) => page.getByRole('dialog', { name: 'Share' });
const opener = (page: Page) => page.getByRole('button', { name: 'Share' });
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.describe('with a clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('by keyboard: open the panel, copy the link, close; the link opens the same view in a new page', async ({
    page,
    browser,
  }) => {
    await openPage(page, 'backend=wasm&n=4&steps=2');
    await finished(page, 2);
    await page.getByRole('textbox', { name: 'Seed' }).fill('77');
    await page.getByRole('combobox', { name: 'Sampler' }).selectOption('DDIM');
    await dial(page).press('ArrowRight');
    await expect(pictures(page)).toHaveAccessibleName('4 images, one class after another: DDIM, 3 steps, seed 77');
    await opener(page).focus();
    await page.keyboard.press('Enter');
    await expect(panel(page)).toBeVisible();
    for (let i = 0; i < 9; i++) {
      if (await page.evaluate(() => document.activeElement?.textContent?.startsWith('Copy: Link'))) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await expect(panel(page).getByRole('status').filter({ hasText: 'Copied' })).toBeAttached();
    await expect(panel(page).getByRole('button', { name: /^Copied ?: Link/ })).toBeFocused();
    const link = await clipboard(page);
    expect(link).toMatch(/\/\?v=1&m=mnist&steps=3&sampler=ddim&n=4&seed=77&backend=wasm$/);
    await page.keyboard.press('Escape');
    await expect(panel(page)).toHaveCount(0);
    await expect(opener(page)).toBeFocused();

    const fresh = await browser.newPage();
    await fresh.goto(link);
    await finished(fresh, 3);
    await expect(pictures(fresh)).toHaveAccessibleName('4 images, one class after another: DDIM, 3 steps, seed 77');
    const pixels = (of: Page) => pictures(of).evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    expect(await pixels(fresh)).toBe(await pixels(page));
    await fresh.close();
  });

  test('both kinds of embed code point to files of this site', async ({ page }) => {
    await openPage(page, 'backend=wasm&n=1&steps=2&seed=5');
    await opener(page).click();
    await panel(page)
      .getByRole('button', { name: /^Copy ?: One line/ })
      .click();
    await expect.poll(() => clipboard(page)).toContain('<step-dial model="mnist" steps="2" count="1" seed="5"');
    const { origin } = new URL(page.url());
    expect(await clipboard(page)).toContain(`src="${origin}/step-dial.js"`);
    await panel(page)
      .getByRole('button', { name: /^Copy ?: A plain frame/ })
      .click();
    await expect.poll(() => clipboard(page)).toContain('<iframe');
    // On a page without a policy, where text may become markup.
    const blank = await page.context().newPage();
    await blank.setContent(await clipboard(page));
    const source = await blank.locator('iframe').getAttribute('src');
    await blank.close();
    expect(source).toBe(`${origin}/embed.html?v=1&m=mnist&steps=2&n=1&seed=5&backend=wasm`);
    await expect(panel(page).getByRole('textbox', { name: /^A plain frame/ })).toHaveValue(await clipboard(page));
  });
});

test('without a clipboard the text is selected and the page says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await openPage(page, 'backend=wasm&n=1&steps=1');
  await opener(page).click();
  await panel(page)
    .getByRole('button', { name: /^Copy ?: Link/ })
    .click();
  await expect(panel(page)).toContainText('The browser does not allow copying. The text is selected');
  const selected = await page.evaluate(() => {
    const field = document.activeElement;
    return field instanceof HTMLTextAreaElement && field.value.slice(field.selectionStart, field.selectionEnd);
  });
  expect(selected).toContain('v=1&m=mnist&steps=1&n=1&backend=wasm');
  expect(await violations(page)).toEqual([]);
});

test('the system’s share sheet is offered if there is one', async ({ page }) => {
  await page.addInitScript(() => {
    const shared: unknown[] = [];
    Object.assign(window, { shared });
    navigator.share = async (data) => void shared.push(data);
  });
  await openPage(page, 'backend=wasm&n=1&steps=1');
  await opener(page).click();
  await panel(page).getByRole('button', { name: 'Send…' }).click();
  expect(await page.evaluate(() => (window as unknown as { shared: unknown[] }).shared)).toMatchObject([
    {
      title: 'StepDial: what a sampling step buys',
      url: expect.stringMatching(/\?v=1&m=mnist&steps=1&n=1&backend=wasm$/),
    },
  ]);
});

test('Escape closes the panel and stops no run; a click outside closes it, too', async ({ page }) => {
  await openPage(page, 'backend=wasm&n=16&steps=inf');
  await expect(page.getByTestId('status')).toHaveText(/^Sampling, step/, { timeout: 20_000 });
  await opener(page).click();
  // Half-made pictures are no file.
  await expect(panel(page).getByRole('button', { name: /^JSON/ })).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(page.getByTestId('status')).toHaveText(/^Sampling, step/);
  await opener(page).click();
  await page.mouse.click(5, 300);
  await expect(panel(page)).toHaveCount(0);
});

/** Press a download button and return the file's content. */
async function download(page: Page, name: RegExp): Promise<{ name: string; content: Buffer }> {
  const coming = page.waitForEvent('download');
  await panel(page).getByRole('button', { name }).click();
  const file = await coming;
  await expect(panel(page)).toContainText(`${file.suggestedFilename()} is in your downloads.`);
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

/** Grey values of a canvas. */
const greys = (canvas: Locator): Promise<number[]> =>
  canvas.evaluate((element: HTMLCanvasElement) => {
    const data = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data ?? [];
    return Array.from({ length: data.length / 4 }, (_, i) => data[4 * i] ?? 0);
  });

test('the files can be parsed, agree with the page and with each other, and contain their provenance', async ({
  page,
  context,
}) => {
  await openPage(page, 'backend=wasm&n=4&steps=4&seed=3');
  await finished(page, 4);
  await expect(page.getByTestId('time-gauge')).toContainText(/median of \d/, { timeout: 30_000 });
  await page.getByRole('button', { name: 'Stop' }).click();
  const grey = await greys(pictures(page));
  const manifest = await (await context.request.get('./models/mnist/model.json')).json();
  const weights = await (await context.request.get('./models/mnist/dial.safetensors')).body();
  await opener(page).click();

  const png = await download(page, /^PNG the/);
  expect(png.name).toBe('stepdial-mnist-multistep-4-seed3.png');
  const image = decode(png.content);
  expect([image.width, image.height, image.channels]).toEqual([56, 56, 1]);
  expect([...image.data]).toEqual(grey);
  const told = JSON.parse(image.text['StepDial'] ?? '');
  expect(told).toMatchObject({
    model: 'mnist',
    network: { name: 'dial', sha256: createHash('sha256').update(weights).digest('hex') },
    curves: { sha256: manifest.curves.file.sha256 },
    metric: { name: 'own', sha256: manifest.features.file.sha256 },
    settings: { sampler: 'multistep', steps: 4, count: 4, seed: 3, class: 'mixed' },
    device: { backend: 'wasm' },
    versions: {
      commit: expect.stringMatching(/^([0-9a-f]{12}|unknown)/),
      userAgent: expect.stringContaining('Mozilla'),
    },
  });
  expect(Math.abs(Date.now() - Date.parse(told.date))).toBeLessThan(60_000);

  const large = await download(page, /^PNG × 8/);
  expect(large.name).toBe('stepdial-mnist-multistep-4-seed3-x8.png');
  const enlarged = decode(large.content);
  expect([enlarged.width, enlarged.height]).toEqual([448, 448]);
  expect([...enlarged.data].every((value, i) => value === grey[((i >> 3) % 56) + 56 * Math.floor(i / 448 / 8)])).toBe(
    true,
  );

  const json = JSON.parse((await download(page, /^JSON/)).content.toString());
  expect(json).toMatchObject({ ...told, date: expect.any(String) });
  expect([...decode(Buffer.from(json.pictures.png, 'base64')).data]).toEqual(grey);
  expect(json.pinned).toBeNull();
  expect(json.measuredCurves).toEqual(await (await context.request.get('./models/mnist/curves.json')).json());
  const four = json.latency.find(({ steps }: { steps: number }) => steps === 4);
  await expect(page.getByTestId('time-gauge')).toContainText(`median of ${four.runsMs.length}`);

  const csv = await download(page, /^CSV/);
  expect(csv.name).toBe('stepdial-mnist-multistep-4-seed3.csv');
  const [head = '', ...lines] = csv.content.toString().trimEnd().split('\r\n');
  expect(head).toMatch(/^figure,unit,sampler,network,steps,images,guidance,value,low,high,count,network_sha256,model,/);
  const medians = json.latency.map(
    ({ steps, medianMs, runsMs }: { steps: number; medianMs: number; runsMs: number[] }) =>
      expect.stringMatching(new RegExp(`^latency,ms,multistep,dial,${steps},4,,${medianMs},.*,${runsMs.length},`)),
  );
  expect(lines.filter((line) => line.startsWith('latency,'))).toEqual(medians);
  expect(lines.filter((line) => line.startsWith('fid_proxy,'))).toHaveLength(json.measuredCurves.length - 1);
  for (const line of lines) expect(line).toContain(told.versions.commit);
});

test('while comparing, the pinned pictures have their own files, and their own provenance in the JSON', async ({
  page,
}) => {
  await openPage(page, 'backend=wasm&n=4&steps=2&seed=3&pin=ddim.4');
  await finished(page, 2);
  const pinned = page.getByTestId('pinned');
  await expect(pinned).toHaveAttribute('data-shown', '4 final', { timeout: 30_000 });
  const [one, other] = [await greys(pinned), await greys(pictures(page))];
  expect(one).not.toEqual(other);
  await opener(page).click();

  const png = await download(page, /^PNG Pinned · DDIM, 4 steps$/);
  expect(png.name).toBe('stepdial-mnist-ddim-4-seed3.png');
  const image = decode(png.content);
  expect([...image.data]).toEqual(one);
  const told = JSON.parse(image.text['StepDial'] ?? '');
  expect(told).toMatchObject({ settings: { sampler: 'ddim', steps: 4, seed: 3 }, device: { backend: 'wasm' } });
  const large = await download(page, /^PNG × 8 Pinned/);
  expect(large.name).toBe('stepdial-mnist-ddim-4-seed3-x8.png');
  expect([...decode((await download(page, /^PNG the/)).content).data]).toEqual(other);

  const json = JSON.parse((await download(page, /^JSON/)).content.toString());
  expect(json).toMatchObject({ settings: { sampler: 'multistep', steps: 2 } });
  expect(json.pictures.settings).toMatchObject({ sampler: 'multistep', steps: 2, seed: 3 });
  expect(json.pinned).toMatchObject({ settings: told.settings, network: told.network, width: 56, height: 56 });
  expect([...decode(Buffer.from(json.pinned.png, 'base64')).data]).toEqual(one);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Unpin' }).click();
  await opener(page).click();
  await expect(panel(page).getByRole('button', { name: /^PNG/ })).toHaveCount(2);
});

test('posters can be downloaded, too, pixel for pixel even where canvases are read with noise; the file says that they were made in advance', async ({
  page,
}) => {
  await page.addInitScript(readCanvasesWithNoise);
  await openPage(page, 'backend=webgpu');
  await expect(page.getByRole('alert')).toBeVisible();
  await opener(page).click();
  const { name, content } = await download(page, /^PNG the/);
  expect(name).toBe('stepdial-mnist-multistep-4-seed1.png');
  const image = decode(content);
  expect([image.width, image.height]).toEqual([112, 112]);
  // Four steps are the fourth stop.
  const sheet = decode(await readFile('public/models/mnist/posters.png'));
  expect([...image.data]).toEqual([...sheet.data.subarray(3 * 112 * 112, 4 * 112 * 112)]);
  expect(JSON.parse(image.text['StepDial'] ?? '')).toMatchObject({ device: null, settings: { count: 16 } });
});

test('a link of another version opens with the defaults, and a notice says so', async ({ page }) => {
  await openPage(page, 'v=9&steps=1&seed=5');
  const notice = page.getByRole('status').filter({ hasText: 'This link is from another version of the page' });
  await expect(notice).toBeVisible();
  await expect(dial(page)).toHaveAttribute('aria-valuetext', '4 steps');
  await expect(page).toHaveURL(/v=9&steps=1&seed=5/);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Close this notice' }).click();
  await expect(notice).toHaveCount(0);
  await openPage(page, 'v=1&m=mnist&steps=2&sampler=multistep&n=4&seed=5&class=mixed&backend=wasm');
  await finished(page, 2);
  await expect(notice).toHaveCount(0);
});

for (const language of LANGUAGES) {
  for (const [width, height] of [
    [1280, 900],
    [390, 844],
    // 640 pixels at 200 % zoom.
    [320, 450],
  ] as const) {
    test(`the panel in ${language}, ${width} px wide: nothing is cut off, and axe finds no violation`, async ({
      page,
      context,
    }) => {
      await pretendEngine(context);
      await page.setViewportSize({ width, height });
      if (width === 390) await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      const { share } = await importMessages(language);
      await openPage(page, `backend=wasm&n=1&steps=1&lang=${language}`);
      await finished(page, 1);
      await page.getByRole('button', { name: share.title, exact: true }).click();
      const dialog = page.getByRole('dialog', { name: share.title });
      await expect(dialog).toBeVisible();
      expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
      for (const button of await dialog.getByRole('button').all()) {
        const box = await button.boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
      }
      // Wait for its animation: half-seen text has half the contrast.
      await dialog.evaluate(async (element) => Promise.all(element.getAnimations().map(({ finished }) => finished)));
      expect(await violations(page)).toEqual([]);
    });
  }
}
