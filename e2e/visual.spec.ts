/**
 * The look of the page in every state that matters, from recorded runs: the same pixels every time, times and charts too.
 *
 * After a change of the look: npx playwright test e2e/visual -u, and look at what changed. After a new model package:
 * npm run record first. Chinese is left out: the page brings no Chinese font, and every machine has another or none.
 */
import { expect, type Page, test } from '@playwright/test';
import { finished, openPage, pictures, readAll, status } from './page-tools.ts';
import { ended, replay, say } from './recorded/replay.ts';
import { looksLike, still, turnTo, wholeLooksLike } from './visual-tools.ts';

const STOPS = [1, 2, 3, 4, 5, 6, 7, 8, 16, 32, 256];
const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
/** Wide enough for two columns, and no wider. */
const PART = { width: 960, height: 800 };
const stage = (page: Page) => page.locator('.stage');

/** The dial, its settings and the pictures, without the charts beside them, which go on measuring. */
async function stageLooksLike(page: Page, name: string): Promise<void> {
  const style = await page.addStyleTag({ content: '.stage .charts { display: none }' });
  await looksLike(stage(page), name);
  await style.evaluate((element) => element.parentNode?.removeChild(element));
}
const easel = (page: Page) => page.locator('.easel');

test.describe('at rest, with every stop measured', () => {
  // Measuring takes seconds: one page serves all tests, each of which sets what it depends on.
  test.describe.configure({ mode: 'serial' });
  let page: Page;

  test.beforeAll(async ({ browser, baseURL }) => {
    page = await browser.newPage({ baseURL: baseURL ?? '', viewport: PART });
    await replay(page.context());
    await openPage(page, 'backend=wasm');
    await ended(page);
    await expect(status(page)).toHaveText('Idle');
    await expect(page.locator('.ticks [data-ready="true"]')).toHaveCount(STOPS.length);
    await readAll(page);
    await still(page);
  });
  test.afterAll(() => page.close());

  for (const [index, steps] of STOPS.entries()) {
    test(`the stage at ${steps} steps`, async () => {
      await turnTo(page, index);
      await finished(page, steps);
      await expect(page.getByTestId('strip').getByRole('img')).toHaveCount(Math.min(steps, 16));
      await stageLooksLike(page, `stop-${steps}`);
    });
  }

  for (const [name, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`the whole page, ${name}, ${colorScheme}`, async () => {
        await turnTo(page, 3);
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await expect.poll(() => page.evaluate(() => innerWidth)).toBe(viewport.width);
        await wholeLooksLike(page, `page-${name}-${colorScheme}`);
      });
    }
  }

  for (const [index, sampler] of ['multistep', 'ddim'].entries()) {
    test(`the figure in two dimensions, ${sampler}`, async () => {
      await turnTo(page, 3);
      await page.setViewportSize(PART);
      await page.emulateMedia({ colorScheme: 'light' });
      const figure = page.locator('.hop-figure');
      await figure.locator('.whose label').nth(index).click();
      await expect(figure).toHaveAttribute('data-sampler', sampler);
      await expect(page.getByTestId('hop-readout')).toContainText('on average');
      await page.mouse.move(0, 0);
      await still(page);
      await looksLike(figure, `figure-${sampler}`);
    });
  }
});

test.describe('one state each', () => {
  test.use({ viewport: PART });

  // Each on a page of its own: what the live estimate holds depends on all that was drawn before.
  for (const language of ['de', 'es']) {
    test(`another language, ${language}`, async ({ page, context }) => {
      await replay(context);
      await openPage(page, `backend=wasm&lang=${language}`);
      await ended(page);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('.ticks [data-ready="true"]')).toHaveCount(STOPS.length);
      await readAll(page);
      await still(page);
      await looksLike(page.locator('header'), `${language}-header`);
      await stageLooksLike(page, `${language}-stage`);
      await looksLike(page.locator('.charts'), `${language}-charts`);
    });
  }

  const choices = {
    specialists: { query: 'net=specialist', says: /in use: specialist-4/ },
    ddim: { query: 'sampler=ddim', says: /DDIM/ },
    class: { query: 'class=7', says: /7/ },
    one: { query: 'n=1', says: /Time for 1 image\d/ },
    many: { query: 'n=64', says: /Time for 64 images/ },
  };
  for (const [name, { query, says }] of Object.entries(choices)) {
    test(`chosen: ${name}`, async ({ page, context }) => {
      await replay(context);
      await openPage(page, `backend=wasm&${query}`);
      await finished(page, 4);
      await ended(page);
      await expect(status(page)).toHaveText('Idle');
      await expect(stage(page)).toContainText(says);
      await stageLooksLike(page, `chosen-${name}`);
    });
  }

  for (const view of ['beside', 'difference']) {
    test(`compared: ${view}`, async ({ page, context }) => {
      await replay(context);
      await openPage(page, `backend=wasm&pin=ddim.4&view=${view}`);
      if (view === 'beside') await expect(page.getByTestId('pinned')).toHaveAttribute('data-shown', '4 final');
      else await expect(page.getByTestId('difference')).toBeVisible();
      await ended(page);
      await expect(status(page)).toHaveText('Idle');
      await stageLooksLike(page, `compare-${view}`);
    });
  }

  test('the share panel', async ({ page, context }) => {
    await page.setViewportSize({ width: PART.width, height: 1200 });
    await replay(context);
    await openPage(page, 'backend=wasm');
    await ended(page);
    await page.getByRole('button', { name: 'Share' }).click();
    const panel = page.getByRole('dialog', { name: 'Share' });
    await expect(panel.getByRole('button', { name: /^PNG the/ })).toBeEnabled();
    // The same texts, wherever the site of the test lies.
    for (const field of await panel.getByRole('textbox').all()) {
      await field.evaluate((element: HTMLTextAreaElement) => {
        element.value = element.value.replaceAll(location.origin, 'https://stepdial.example');
      });
    }
    await page.mouse.move(0, 0);
    // The page shows at the round corners.
    await page.addStyleTag({ content: '.share::backdrop { background: gray }' });
    await looksLike(panel, 'share');
  });

  test('without WebGPU: the next backend, and why', async ({ page, context }) => {
    await replay(context);
    await openPage(page, '');
    await ended(page);
    await expect(page.getByTestId('engine')).toContainText('WebGPU is not used: ');
    await looksLike(easel(page), 'no-webgpu');
  });

  test('sampling what takes a while', async ({ page, context }) => {
    await replay(context);
    await openPage(page, 'backend=wasm&steps=inf&seed=77');
    const id = await ended(page);
    // The page passes over what comes sooner than it can use it, as right after the run's start.
    await expect(async () => {
      await say(page, { type: 'progress', id, hop: 119, hops: 256 });
      await expect(status(page)).toHaveText('Sampling, step 119 of 256', { timeout: 200 });
    }).toPass();
    await looksLike(easel(page), 'sampling');
  });

  test('the model is on its way', async ({ page, context }) => {
    const download = { file: 'dial.safetensors', loaded: 812_000, total: 2_030_808, fromCache: false };
    await replay(context, { opening: [{ type: 'download', ...download }] });
    await openPage(page, 'backend=wasm');
    await expect(pictures(page)).toHaveAttribute('data-shown', 'poster 4');
    await expect(page.getByTestId('loading')).toContainText(/812\s*kB of 2.03\s*MB/);
    await stageLooksLike(page, 'loading');
  });

  const failures = {
    network:
      'https://stepdial.example/models/mnist/dial.safetensors could not be reached. Check the connection and try again.',
    weights:
      'dial.safetensors is damaged: its SHA-256 begins 0123456789ab, model.json says ba9876543210. Try again; if it stays so, the file on the server is damaged.',
    backend: 'Nothing here can run the network (webgpu: no GPU adapter was given). Try another browser.',
  } as const;
  for (const [kind, message] of Object.entries(failures) as [keyof typeof failures, string][]) {
    test(`it could not be opened: ${kind}`, async ({ page, context }) => {
      await replay(context, { opening: [{ type: 'failed', error: { kind, message } }] });
      await openPage(page, 'backend=wasm');
      await expect(pictures(page)).toHaveAttribute('data-shown', 'poster 4');
      await expect(page.getByRole('alert')).toContainText(message);
      await stageLooksLike(page, `failed-${kind}`);
    });
  }

  test('the GPU went away under finished pictures', async ({ page, context }) => {
    const message = 'The GPU device was lost (unknown). Start it again.';
    const lost = { type: 'failed', error: { kind: 'device-lost', message } } as const;
    // The first loss is mended without a word.
    await replay(context, { firstOpening: [lost] });
    await openPage(page, 'backend=wasm&class=7');
    await ended(page);
    await say(page, lost);
    await expect(page.getByRole('alert')).toContainText(message);
    await stageLooksLike(page, 'device-lost');
  });
});

test.describe('a model that draws what one asks for', () => {
  test.beforeEach(({ context }) => replay(context, { model: 'emoji' }));

  for (const [name, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`the stage, ${name}, ${colorScheme}`, async ({ page }) => {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await openPage(page, 'backend=wasm&m=emoji');
        await ended(page);
        await expect(status(page)).toHaveText('Idle');
        await stageLooksLike(page, `emoji-${name}-${colorScheme}`);
      });
    }
  }

  test('a caption that the data does not have, and suggestions', async ({ page }) => {
    await page.setViewportSize(PART);
    await openPage(page, 'backend=wasm&m=emoji&q=cat+face+with+heart+eyes');
    await finished(page, 4);
    await ended(page);
    const box = page.getByRole('combobox', { name: 'Draw' });
    await box.fill('cat astronaut');
    await box.press('Enter');
    await expect(pictures(page)).toHaveAccessibleName(/of “cat astronaut”/);
    await stageLooksLike(page, 'emoji-caption');
    await box.fill('cat fac');
    await box.press('ArrowDown');
    await expect(page.getByRole('listbox', { name: 'Suggestions' })).toBeVisible();
    await looksLike(page.locator('.wanted'), 'emoji-suggestions');
  });
});

test('the dial has the focus', async ({ page, context }) => {
  await replay(context, { opening: [] });
  await openPage(page, 'backend=wasm&steps=32');
  await page.locator('#dial').press('End');
  await expect(page.locator('#dial')).toBeFocused();
  await looksLike(page.locator('.dial .scale'), 'dial-focus');
});
