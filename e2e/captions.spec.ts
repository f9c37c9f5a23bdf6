/** Choosing a model and writing captions, with a package that nobody trained and a pretended engine where pictures are needed. */
import { expect, type Page, test } from '@playwright/test';
import type { RunSpec } from '../src/core/types.ts';
import { violations } from './axe.ts';
import { EXAMPLES, pretendEngine, serveEmoji } from './fake-package.ts';
import { dial, finished, openPage, pictures } from './page-tools.ts';

const caption = (page: Page) => page.getByRole('combobox', { name: 'Draw' });
const options = (page: Page) => page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
const loading = (page: Page) => page.getByTestId('loading');
const echo = (page: Page) => page.locator('.echo');
/** The last run requested from the pretended engine. */
const lastRun = (page: Page) =>
  page.evaluate(() => (window as unknown as { runs: { spec: RunSpec }[] }).runs.at(-1)?.spec);
/** A hidden page measures nothing, so every run is one that the reader asked for. */
const measureNothing = (page: Page) =>
  page.addInitScript(() => Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' }));

test.describe('the choice of model', () => {
  test('there is no choice with a single model', async ({ page, context }) => {
    await context.route('**/models/catalogue.json', async (route) => {
      const response = await route.fetch();
      const { models } = await response.json();
      const json = { models: models.filter(({ name }: { name: string }) => name === 'mnist') };
      await route.fulfill({ response, json });
    });
    await openPage(page, 'backend=wasm&n=1');
    await finished(page, 4);
    await expect(page.getByRole('group', { name: 'Model' })).toHaveCount(0);
    await expect(caption(page)).toHaveCount(0);
    await expect(page.getByRole('combobox', { name: 'Class' })).toBeVisible();
  });

  test('sizes are shown first; choosing keeps the dial; a download can be cancelled and started again', async ({
    page,
    context,
  }) => {
    await serveEmoji(context);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await openPage(page, 'backend=wasm&n=1&steps=3');
    await finished(page, 3);
    const emoji = page.getByRole('radio', { name: /^Emoji, 16\sMB/ });
    await expect(page.getByRole('radio', { name: /^Digits, [\d.]+\sMB/ })).toBeChecked();
    expect(asked.filter((url) => url.includes('/models/emoji/'))).toEqual([]);
    await page.getByText('Emoji', { exact: true }).click();
    await expect(emoji).toBeChecked();
    // The small files may have come already.
    await expect(loading(page)).toHaveText(/^Loading Emoji(, 16\sMB…| · [\d.]+\sk?B of 15\.8\sMB)$/);
    await expect(page).toHaveURL(/m=emoji&steps=3/);
    await expect(dial(page)).toHaveAttribute('aria-valuetext', '3 steps');
    await expect(pictures(page)).toHaveAttribute('data-shown', 'nothing');
    // Its posters are those of other weights. What can be asked for is there before the weights are.
    await expect(caption(page)).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Class' })).toHaveCount(0);

    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('The model is not loaded.')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Load Emoji, 16\sMB$/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(loading(page)).toHaveText(/^Loading Emoji/);
    await page.getByRole('button', { name: 'Cancel' }).click();

    await emoji.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('radio', { name: /^Digits/ })).toBeChecked();
    await finished(page, 3);
    await expect(caption(page)).toHaveCount(0);
    await expect(page.getByTestId('engine')).toContainText('from cache');
  });

  test('a model in the address: its size is shown and the download begins, with a button to stop it in view', async ({
    page,
    context,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await serveEmoji(context);
    const weights = page.waitForRequest('**/models/emoji/dial.safetensors?*');
    await openPage(page, 'backend=wasm&m=emoji');
    await weights;
    await expect(loading(page)).toHaveText(/^Loading Emoji.* of /);
    await expect(loading(page)).toBeInViewport();
    await expect(page.getByRole('button', { name: 'Cancel' })).toBeInViewport();
  });

  test('a model that is missing on the server: the page says why, and offers another try and the other models', async ({
    page,
    context,
  }) => {
    await context.route('**/models/emoji/**', (route) => route.fulfill({ status: 404, body: 'nothing here' }));
    await openPage(page, 'backend=wasm&n=1&m=emoji');
    await expect(page.getByRole('alert')).toContainText('The model could not be downloaded. The server answered 404');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('alert')).toContainText('The server answered 404');
    await page.getByText('Digits', { exact: true }).click();
    await finished(page, 4);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

test.describe('captions', () => {
  test.beforeEach(async ({ page, context }) => {
    await serveEmoji(context);
    await pretendEngine(context);
    await measureNothing(page);
  });

  test('suggestions by keyboard', async ({ page }) => {
    await openPage(page, 'm=emoji');
    await finished(page, 4);
    const box = caption(page);
    await expect(box).toHaveAttribute('aria-expanded', 'false');
    await box.pressSequentially('ca fa');
    await expect(box).toHaveAttribute('aria-expanded', 'true');
    await expect(options(page)).toHaveCount(8);
    await expect(options(page).first()).toHaveText('cat face with heart eyes');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true');
    await expect(box).toHaveAttribute('aria-activedescendant', (await options(page).nth(1).getAttribute('id')) ?? '-');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(box).toHaveValue('cat face with heart eyes');
    await expect(options(page)).toHaveCount(0);
    await expect(page).toHaveURL(/q=cat\+face\+with\+heart\+eyes/);
    await expect(pictures(page)).toHaveAccessibleName(/^16 images of “cat face with heart eyes”: /);
    // Escape closes the list and leaves the text.
    await box.fill('hea');
    await expect(options(page)).not.toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(options(page)).toHaveCount(0);
    await expect(box).toHaveValue('hea');
    // The list opens from either end; nothing fits, nothing opens.
    await page.keyboard.press('ArrowUp');
    await expect(options(page).last()).toHaveAttribute('aria-selected', 'true');
    await box.fill('zzz');
    await expect(options(page)).toHaveCount(0);
    await page.keyboard.press('ArrowDown');
    await expect(box).toHaveAttribute('aria-expanded', 'false');
  });

  test('suggestions by mouse; losing the focus closes them', async ({ page }) => {
    await openPage(page, 'm=emoji');
    await caption(page).fill('heart');
    await options(page).getByText('heart with arrow').click();
    await expect(caption(page)).toHaveValue('heart with arrow');
    await expect(caption(page)).toBeFocused();
    await caption(page).fill('hea');
    await expect(options(page)).not.toHaveCount(0);
    await dial(page).focus();
    await expect(options(page)).toHaveCount(0);
  });

  test('typed text applies after a pause, at once with Enter, and is in the address', async ({ page }) => {
    await openPage(page, 'm=emoji&n=4');
    await finished(page, 4);
    expect((await lastRun(page))?.prompt).toEqual({ captions: EXAMPLES, guidance: 1.5 });
    await expect(pictures(page)).toHaveAccessibleName(/^4 images, one of the model’s examples after another: /);
    await caption(page).pressSequentially('Red  moon ');
    await expect(pictures(page)).toHaveAccessibleName(/^4 images of “Red moon”: /);
    expect((await lastRun(page))?.prompt).toEqual({ captions: ['Red moon'], guidance: 1.5 });
    await expect(caption(page)).toHaveValue('Red  moon ');
    await caption(page).fill('rocket');
    await page.keyboard.press('Enter');
    await expect(pictures(page)).toHaveAccessibleName(/of “rocket”: /, { timeout: 250 });
    await expect(page).toHaveURL(/q=rocket/);
    await page.reload();
    await expect(caption(page)).toHaveValue('rocket');
    await finished(page, 4);
    expect((await lastRun(page))?.prompt?.captions).toEqual(['rocket']);
  });

  test('example buttons, and no caption at all', async ({ page }) => {
    await openPage(page, 'm=emoji&q=rocket');
    const chip = (name: string) => page.getByRole('button', { name, exact: true });
    await expect(chip('rocket')).toHaveAttribute('aria-pressed', 'true');
    await chip('slice of pizza').click();
    await expect(caption(page)).toHaveValue('slice of pizza');
    await expect(page).toHaveURL(/q=slice\+of\+pizza/);
    await chip('Surprise me').click();
    await expect(caption(page)).toHaveValue('');
    await expect(page).not.toHaveURL(/q=/);
    await expect(echo(page)).toHaveText('Without a caption, the model draws its examples, one after another.');
  });

  test('words that the model does not know are marked and listed', async ({ page }) => {
    await openPage(page, 'm=emoji&q=cat');
    await expect(echo(page)).toHaveText('The model knows this word.');
    await caption(page).fill('Zorp cat, with flibber');
    await expect(echo(page).locator('u')).toHaveText(['zorp', 'flibber']);
    await expect(echo(page)).toContainText(
      'does not know these words and guesses from their parts: “zorp”, “flibber”.',
    );
    await expect(caption(page)).toHaveAccessibleDescription(/does not know these words/);
    await caption(page).fill('猫');
    await expect(echo(page)).toContainText('letters a to z');
  });

  test('a caption longer than the model reads: it says how far, and strikes out the rest', async ({ page }) => {
    await openPage(page, 'm=emoji&q=cat');
    await caption(page).fill(`${'cat '.repeat(20)}rocket`);
    await expect(echo(page)).toContainText(/The model reads no more than the first \d+ words here/);
    await expect(echo(page).locator('s').last()).toHaveText('rocket');
  });

  test('what an input method still composes is no caption yet', async ({ page }) => {
    await openPage(page, 'm=emoji&n=4&q=cat');
    await finished(page, 4);
    await caption(page).fill('');
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'rock', selectionStart: 4, selectionEnd: 4 });
    await expect(caption(page)).toHaveValue('rock');
    await page.waitForTimeout(1000);
    await expect(page).not.toHaveURL(/q=rock/);
    await session.send('Input.insertText', { text: 'rocket' });
    await expect(page).toHaveURL(/q=rocket/);
  });

  test('guidance by keyboard is announced, in the address, and within the model’s limits', async ({ page }) => {
    await openPage(page, 'm=emoji&w=99');
    const guidance = page.getByRole('slider', { name: /^Guidance/ });
    await expect(guidance).toHaveAttribute('aria-valuetext', '4');
    await guidance.press('ArrowLeft');
    await expect(guidance).toHaveAttribute('aria-valuetext', '3.75');
    await expect(page).toHaveURL(/w=3\.75/);
    await guidance.press('Home');
    await expect(guidance).toHaveAttribute('aria-valuetext', '0, unguided');
    await finished(page, 4);
    await expect.poll(async () => (await lastRun(page))?.prompt?.guidance).toBe(0);
    for (let i = 0; i < 6; i++) await guidance.press('ArrowRight');
    await expect(guidance).toHaveAttribute('aria-valuetext', '1.5, the default');
    await expect(page).not.toHaveURL(/w=/);
  });

  test('with a damaged caption file the box works without suggestions and says so', async ({ page, context }) => {
    await context.route('**/models/emoji/captions.json?*', (route) => route.fulfill({ body: 'damaged' }));
    await openPage(page, 'm=emoji');
    await expect(echo(page)).toContainText('The suggestions could not be loaded. captions.json has 7 bytes');
    await caption(page).fill('rocket');
    await expect(pictures(page)).toHaveAccessibleName(/of “rocket”: /);
  });
});

test('by touch a tap accepts a suggestion', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 390, height: 844 },
    baseURL: baseURL ?? '',
  });
  await serveEmoji(context);
  await pretendEngine(context);
  const page = await context.newPage();
  await openPage(page, 'm=emoji');
  await caption(page).tap();
  await caption(page).pressSequentially('wea');
  await options(page).getByText('weary cat face').tap();
  await expect(caption(page)).toHaveValue('weary cat face');
  await context.close();
});

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

for (const [name, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${name}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test('axe finds no violation while the model loads, with the list open, and with unknown words', async ({
        page,
        context,
      }) => {
        await serveEmoji(context);
        await openPage(page, 'm=emoji');
        await expect(loading(page)).toBeVisible();
        await expect(caption(page)).toBeVisible();
        expect(await violations(page)).toEqual([]);
        await page.getByRole('button', { name: 'Cancel' }).click();
        expect(await violations(page)).toEqual([]);
        await pretendEngine(context);
        await openPage(page, 'm=emoji&steps=8&q=zorp+cat');
        await finished(page, 8);
        await expect(page.getByTestId('strip')).toBeVisible();
        expect(await violations(page)).toEqual([]);
        await caption(page).fill('cat');
        await page.keyboard.press('ArrowDown');
        await expect(options(page).first()).toBeVisible();
        expect(await violations(page)).toEqual([]);
        // Nothing is wider than the screen.
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      });
    });
  }
}
