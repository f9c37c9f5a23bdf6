/** The embed in pages of another site: it shows pictures, reports events, follows its attributes, and fits its content. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { de } from '../src/locales/de.ts';
import { es } from '../src/locales/es.ts';
import {
  dialOf,
  drawn,
  elsewhere,
  embed,
  openHost,
  property,
  quick,
  said,
  script,
  set,
  site,
  statusOf,
} from './embed-tools.ts';
import { pretendEngine } from './fake-package.ts';

test('the one line of the README works in a blank page', async ({ page }) => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [, line] = /## Embed it in one line\n\n {4}(.+)\n/.exec(readme) ?? [];
  expect(line).toMatch(/^<script .*<\/step-dial>$/);
  const body = line?.replace('https://stepdial.example/', site()).replace('<step-dial', '<step-dial id="a"') ?? '';
  await openHost(page, body);
  await expect.poll(() => said(page, 'a', 'ready')).toHaveLength(1);
  await drawn(page, 'a', 4);
  await expect(embed(page, 'a').getByRole('textbox', { name: 'Seed' })).toHaveValue('7');
  expect(await said(page, 'a', 'error')).toEqual([]);
});

test('the script is small and adds nothing else to the page', async ({ page, request }) => {
  const body = await (await request.get(`${site()}step-dial.js`)).body();
  expect(gzipSync(body).length).toBeLessThanOrEqual(8192);
  expect(body.toString()).not.toMatch(/\bimport\b/);
  const types = await (await request.get(`${site()}step-dial.d.ts`)).text();
  expect(types).toContain("'step-dial': StepDialElement");
  const asked: string[] = [];
  page.on('request', (request) => request.frame() === page.mainFrame() && asked.push(request.url()));
  await openHost(page, `${script()}<step-dial id="a" ${quick}></step-dial>`);
  await drawn(page, 'a', 4);
  expect(asked).toEqual([page.url(), `${site()}step-dial.js`]);
  expect(await page.evaluate(() => Object.keys(window).filter((key) => /step|dial|react/i.test(key)))).toEqual([]);
});

test('events report what happened; attributes, properties and the frame always agree', async ({ page }) => {
  await openHost(page, `${script()}<step-dial id="a" ${quick} steps="2" seed="7" controls="steps,seed"></step-dial>`);
  await drawn(page, 'a', 2);
  expect(await said(page, 'a', 'ready')).toMatchObject([{ model: 'mnist', steps: 2, seed: 7, count: 1 }]);
  expect(await said(page, 'a', 'result')).toEqual([
    { settings: expect.objectContaining({ steps: 2, seed: 7 }), milliseconds: null, runs: 0, backend: 'wasm' },
  ]);

  // The reader, and so the attributes.
  await dialOf(page, 'a').press('ArrowRight');
  await drawn(page, 'a', 3);
  expect(await said(page, 'a', 'change')).toMatchObject([{ steps: 3, seed: 7 }]);
  await expect(page.locator('#a')).toHaveAttribute('steps', '3');
  expect(await property(page, 'a', 'steps')).toBe(3);
  await dialOf(page, 'a').press('End');
  await expect(page.locator('#a')).toHaveAttribute('steps', 'inf');
  expect(await property(page, 'a', 'steps')).toBe(256);

  // The author: by property, by attribute, several at once, and what the reader did not touch stays.
  const changes = (await said(page, 'a', 'change')).length;
  await set(page, 'a', { steps: 5, seed: 11 });
  await expect(page.locator('#a')).toHaveAttribute('steps', '5');
  await drawn(page, 'a', 5);
  await expect(embed(page, 'a').getByRole('textbox', { name: 'Seed' })).toHaveValue('11');
  await page.locator('#a').evaluate((element) => element.setAttribute('label', '3'));
  await expect(embed(page, 'a').getByTestId('pictures')).toHaveAccessibleName(/of class 3: .* seed 11$/);
  await set(page, 'a', { theme: 'dark' });
  await expect(embed(page, 'a').locator('html')).toHaveAttribute('data-theme', 'dark');
  await set(page, 'a', { controls: 'steps,charts' });
  await expect(embed(page, 'a').getByRole('figure', { name: 'Time on this device' })).toBeVisible();
  await expect(embed(page, 'a').getByRole('textbox', { name: 'Seed' })).toHaveCount(0);
  await expect(statusOf(page, 'a')).toHaveText(/Measuring/);
  await set(page, 'a', { controls: 'seed' });
  await expect(dialOf(page, 'a')).toHaveCount(0);
  expect(await said(page, 'a', 'change')).toHaveLength(changes);

  // A budget that is no stop is named, and the nearest stop is used.
  await set(page, 'a', { steps: 9 });
  await expect
    .poll(() => said(page, 'a', 'error'))
    .toEqual([
      { kind: 'attribute', message: expect.stringMatching(/^9 is not a stop of this model's dial.* 8 is used\.$/) },
    ]);
  await drawn(page, 'a', 8);
  expect(await said(page, 'a', 'result')).toContainEqual(
    expect.objectContaining({ runs: expect.any(Number), milliseconds: expect.any(Number) }),
  );
});

test('the example post: three embeds, each as its markup says and as high as its content', async ({ page }) => {
  await page.goto(elsewhere('blog-post/'));
  const dials = page.locator('step-dial');
  await expect(dials).toHaveCount(3);
  for (const [index, steps] of [4, 1, 2].entries()) {
    const one = dials.nth(index);
    await one.scrollIntoViewIfNeeded();
    const frame = one.locator('iframe').contentFrame();
    if (index === 2) {
      // Until the press there are only pictures made in advance.
      await expect(frame.getByTestId('pictures')).toHaveAttribute('data-shown', `poster ${steps}`);
      await frame.getByRole('button', { name: /^Start, [\d.]+\sMB$/ }).click();
    }
    await expect(frame.getByTestId('pictures')).toHaveAttribute('data-shown', `${steps} final`, { timeout: 60_000 });
    const greys = await frame.getByTestId('pictures').evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return new Set(data).size;
    });
    expect(greys).toBeGreaterThan(10);
    await expect(one.locator('iframe')).toHaveAttribute('title', /^StepDial: /);
    // No scroll bar inside, and no empty space below.
    await expect
      .poll(() =>
        frame
          .locator('html')
          .evaluate(({ scrollHeight, scrollWidth }) => [
            scrollHeight - innerHeight,
            scrollWidth - innerWidth,
            Math.ceil(document.getElementById('root')?.getBoundingClientRect().height ?? 0) - innerHeight,
          ]),
      )
      .toEqual([0, 0, 0]);
  }
  await expect(dials.nth(1).locator('iframe').contentFrame().getByRole('textbox', { name: 'Seed' })).toBeVisible();
  await expect(dials.nth(2).locator('iframe').contentFrame().getByTestId('pictures')).toHaveAccessibleName(/DDIM/);
});

test('the height follows the content', async ({ page }) => {
  await openHost(page, `${script()}<step-dial id="a" ${quick}></step-dial>`);
  await drawn(page, 'a', 4);
  const heightOf = async () => (await page.locator('#a').boundingBox())?.height ?? 0;
  const wide = await heightOf();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(heightOf).toBeGreaterThan(wide + 150);
  const fits = () =>
    embed(page, 'a')
      .locator('html')
      .evaluate(({ scrollHeight }) => scrollHeight - innerHeight);
  await expect.poll(fits).toBe(0);
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect.poll(heightOf).toBe(wide);
  await set(page, 'a', { controls: 'steps,seed,charts' });
  await expect.poll(heightOf).toBeGreaterThan(wide + 300);
  await expect.poll(fits).toBe(0);
});

test('the frame’s name is in its language from the start and follows it, unless the author names the frame', async ({
  page,
  context,
}) => {
  // Words that take a while, and are still in time.
  await context.route('**/assets/de-*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await openHost(
    page,
    `<step-dial id="a" language="de" loading="click"></step-dial>
     <script>a.addEventListener('ready', () => a.dataset.named = a.shadowRoot.querySelector('iframe').title);</script>
     ${script()}`,
  );
  await expect(page.locator('#a')).toHaveAttribute('data-named', de.embed.title);
  const frame = page.locator('#a iframe');
  await set(page, 'a', { language: 'es' });
  await expect(frame).toHaveAttribute('title', es.embed.title);
  await set(page, 'a', { title: 'Digits' });
  await expect(frame).toHaveAttribute('title', 'Digits');
  await page.locator('#a').evaluate((element) => element.removeAttribute('title'));
  await expect(frame).toHaveAttribute('title', es.embed.title);
});

test('under a strict content security policy the element is styled, works, and violates nothing', async ({
  page,
  context,
}) => {
  await pretendEngine(context);
  const broken: string[] = [];
  page.on('console', (message) => message.text().includes('Content Security Policy') && broken.push(message.text()));
  await openHost(
    page,
    `${script()}<step-dial id="a"></step-dial>`,
    'localhost',
    // The test's own script is within the page.
    `default-src 'none'; script-src 'unsafe-inline' ${site()}; frame-src ${site()}; img-src data:`,
  );
  await drawn(page, 'a', 4);
  await expect(page.locator('#a')).toHaveCSS('display', 'block');
  await expect(page.locator('#a iframe')).toHaveCSS('border-top-width', '0px');
  expect(broken).toEqual([]);
});

test('unknown values of loading and autostart are reported and start nothing', async ({ page }) => {
  await openHost(page, `${script()}<step-dial id="a" loading="soon" autostart="no"></step-dial>`);
  await expect
    .poll(async () => (await said(page, 'a', 'error')).map(({ message }) => message))
    .toEqual([expect.stringContaining('loading="soon"'), expect.stringContaining('autostart="no"')]);
  await expect(embed(page, 'a').getByRole('button', { name: /^Start/ })).toBeVisible();
});

test('the host hears of an engine that fails, and the reader can try again', async ({ page, context }) => {
  await context.route('**/dial.safetensors?*', (route) => route.fulfill({ body: 'damaged' }));
  await openHost(page, `${script()}<step-dial id="a" ${quick}></step-dial>`);
  await expect
    .poll(() => said(page, 'a', 'error'))
    .toMatchObject([{ kind: 'weights', message: expect.stringContaining('dial.safetensors') }]);
  await context.unroute('**/dial.safetensors?*');
  await embed(page, 'a').getByRole('button', { name: 'Try again' }).click();
  await drawn(page, 'a', 4);
});

test('the link opens the whole page with the same settings', async ({ page, context }) => {
  await openHost(page, `${script()}<step-dial id="a" ${quick} steps="2" seed="77"></step-dial>`);
  await drawn(page, 'a', 2);
  const opened = context.waitForEvent('page');
  await embed(page, 'a')
    .getByRole('link', { name: /StepDial/ })
    .click();
  const whole = await opened;
  await expect(whole).toHaveURL(/steps=2.*&seed=77&/);
  await expect(whole.getByRole('textbox', { name: 'Seed' })).toHaveValue('77');
});

test('an embed that is not loaded yet, as on paper, shows what its author wrote in it, else a link', async ({
  page,
}) => {
  const far = (id: string, inside: string) =>
    `<div style="height: 3000px"></div><step-dial id="${id}" steps="2">${inside}</step-dial>`;
  await openHost(page, `${script()}${far('plain', '')}${far('own', 'Seen better on a screen')}`);
  await expect(page.locator('#plain a')).toHaveAttribute('href', /embed\.html\?.*steps=2/);
  await expect(page.locator('#plain a')).toBeVisible();
  await expect(page.getByText('Seen better on a screen')).toBeVisible();
  await expect(page.locator('#own a')).toBeHidden();
});
