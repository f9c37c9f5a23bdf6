/** The page on the built site: the dial by mouse and keyboard, what the address keeps, determinism, stopping. */
import { expect, test } from '@playwright/test';
import { dial, fingerprint, finished, openPage, pictures, QUICK, status, stopAt } from './page-tools.ts';

const STOPS = [1, 2, 3, 4, 5, 6, 7, 8, 16, 32, 256];
const spoken = (steps: number) =>
  steps === 256 ? 'infinitely many steps, run as 256' : `${steps} ${steps === 1 ? 'step' : 'steps'}`;
/** The address names what differs from the defaults, and 4 steps do not. */
const inAddress = (steps: number) =>
  steps === 4 ? /^(?!.*[?&]steps=).*[?&]v=1(&|$)/ : new RegExp(`[?&]steps=${steps === 256 ? 'inf' : steps}(&|$)`);

test('the dial by mouse: every stop has its own pictures, value and address', async ({ page }) => {
  await openPage(page, 'backend=wasm&n=1&steps=2');
  await finished(page, 2);
  const from = await stopAt(page, 1);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const seen = new Map<string, number>();
  for (const [index, steps] of STOPS.entries()) {
    const to = await stopAt(page, index);
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await expect(dial(page)).toHaveAttribute('aria-valuetext', spoken(steps));
    await expect(page.getByTestId('budget')).toContainText(steps === 256 ? '256' : String(steps));
    await finished(page, steps);
    await expect(page).toHaveURL(inAddress(steps));
    const { hash, greys } = await fingerprint(page);
    expect(greys, `grey values at ${steps}`).toBeGreaterThan(10);
    expect(seen.get(hash), `pictures at ${steps} are those of another stop`).toBeUndefined();
    seen.set(hash, steps);
  }
  await page.mouse.up();
  // Back to a stop whose pictures are there: at once, and the very same.
  await dial(page).press('Home');
  await finished(page, 1, 1000);
  expect(seen.get((await fingerprint(page)).hash)).toBe(1);
});

test('the dial by keyboard', async ({ page }) => {
  await openPage(page, 'backend=wasm&n=1&steps=4');
  await finished(page, 4);
  await dial(page).focus();
  await page.keyboard.press('Home');
  for (const [index, steps] of STOPS.entries()) {
    if (index > 0) await page.keyboard.press('ArrowRight');
    await expect(dial(page)).toHaveAttribute('aria-valuetext', spoken(steps));
    await expect(dial(page)).toHaveValue(String(index));
    if (steps <= 32) await finished(page, steps);
    expect((await fingerprint(page)).greys).toBeGreaterThan(10);
  }
  await expect(page).toHaveURL(inAddress(256));
  await page.keyboard.press('ArrowLeft');
  await expect(dial(page)).toHaveAttribute('aria-valuetext', '32 steps');
  await page.keyboard.press('Home');
  await expect(page).toHaveURL(inAddress(1));
});

test('the same address gives the same pixels, another seed or class others', async ({ page, context }) => {
  const address = 'backend=wasm&n=4&steps=3&seed=2024';
  await openPage(page, address);
  await finished(page, 3);
  const first = await fingerprint(page);
  const other = await context.newPage();
  await openPage(other, address);
  await finished(other, 3);
  expect(await fingerprint(other)).toEqual(first);

  await other.getByRole('textbox', { name: 'Seed' }).fill('2025');
  await expect(pictures(other)).toHaveAccessibleName(/seed 2025$/);
  expect((await fingerprint(other)).hash).not.toBe(first.hash);
  await other.getByRole('textbox', { name: 'Seed' }).fill('2024');
  await expect(pictures(other)).toHaveAccessibleName(/seed 2024$/);
  expect(await fingerprint(other)).toEqual(first);
  await other.getByRole('combobox', { name: 'Class' }).selectOption('7');
  await expect(pictures(other)).toHaveAccessibleName(/of class 7/);
  expect((await fingerprint(other)).hash).not.toBe(first.hash);
  await expect(other).toHaveURL(/class=7/);
});

test('settings reach pictures and address', async ({ page }) => {
  await openPage(page, 'backend=wasm&n=1&steps=2');
  await finished(page, 2);
  const before = await fingerprint(page);
  await page.getByRole('button', { name: 'New seed' }).click();
  await expect(page).not.toHaveURL(/seed=1(&|$)/);
  await expect(pictures(page)).not.toHaveAccessibleName(/seed 1$/);
  expect((await fingerprint(page)).hash).not.toBe(before.hash);
  await page.getByRole('combobox', { name: 'Sampler' }).selectOption('Stochastic consistency');
  await expect(pictures(page)).toHaveAccessibleName(/Stochastic consistency/);
  await page.getByRole('combobox', { name: 'Images' }).selectOption('4');
  await expect(pictures(page)).toHaveAccessibleName(/^4 images/);
  await page.getByText('Dark', { exact: true }).click();
  await expect(page).toHaveURL(/sampler=stochastic&n=4&.*theme=dark/);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('combobox', { name: 'Sampler' })).toHaveValue('stochastic');
});

test('an address full of nonsense opens the page with its defaults', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await openPage(page, 'v=1&m=../x&steps=900&sampler=%00&n=-4&seed=1e99&class=eleven&theme=1&backend=wasm');
  await expect(dial(page)).toHaveAttribute('aria-valuetext', '4 steps');
  await finished(page, 4);
  await expect(page.locator('.drawing .series').first()).toBeVisible();
  expect(errors).toEqual([]);
});

test('a long run shows previews and progress, and Escape stops it', async ({ page }) => {
  // Another seed than the posters': where a poster shows the end already, no preview takes its place.
  await openPage(page, 'backend=wasm&n=16&steps=inf&seed=2');
  await expect(pictures(page)).toHaveAttribute('data-shown', '256 preview', { timeout: 20_000 });
  await expect(status(page)).toHaveText(/^Sampling, step \d+ of 256$/);
  await expect(page.getByRole('progressbar', { name: /Sampling/ })).toHaveAttribute('aria-valuemax', '256');
  await page.keyboard.press('Escape');
  await expect(status(page)).toHaveText(/^Stopped at step \d+ of 256$/);
  // It stays stopped: nothing is measured behind the reader's back.
  await page.waitForTimeout(900);
  await expect(status(page)).toHaveText(/^Stopped/);
  await page.getByRole('button', { name: 'Sample again' }).click();
  await expect(status(page)).toHaveText(/^Sampling/);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(status(page)).toHaveText(/^Stopped/);
  await dial(page).press('Home');
  await finished(page, 1);
});

test('while it rests the page measures every stop, short first, and makes pictures for the live estimate', async ({
  page,
}) => {
  await openPage(page, 'backend=wasm&n=1&steps=1');
  await finished(page, 1);
  await expect(status(page)).toHaveText(/Measuring/);
  const time = page.getByRole('figure', { name: 'Time on this device' });
  const quality = page.getByRole('figure', { name: 'Distance to real images' });
  await time.getByText('Show the data as a table').click();
  await expect(time.getByRole('row', { name: /^32 / })).toContainText(/1$/, { timeout: 20_000 });
  await expect(time.getByRole('row', { name: /^1 / })).toContainText(/\d\sms.*\d$/);
  await expect(quality.locator('.summary')).toContainText(/images made here so far/, { timeout: 20_000 });
  await expect(quality.locator('.summary')).toContainText(/95% interval/, { timeout: 30_000 });
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(status(page)).toHaveText('Measuring stopped');
  await page.getByRole('button', { name: 'Resume measuring' }).click();
  await expect(status(page)).toHaveText(/Measuring/);
});

test('specialists can be chosen where the model ships them', async ({ page, context }) => {
  await openPage(page, 'backend=wasm&n=1&steps=2');
  await finished(page, 2);
  const box = page.getByRole('checkbox', { name: /trained for a single budget/ });
  // The package on the site may ship specialists of its own; here the model has exactly one, the dial under another name.
  await context.route('**/model.json', async (route) => {
    const response = await route.fetch();
    const manifest = await response.json();
    const [dialNetwork] = manifest.networks;
    manifest.networks = [dialNetwork, { ...dialNetwork, name: 'specialist-2', budgets: [2] }];
    await route.fulfill({ response, json: manifest });
  });
  await page.reload();
  await finished(page, 2);
  await box.check();
  await expect(page).toHaveURL(/net=specialist/);
  await expect(box).toHaveAccessibleName(/in use: specialist-2/);
  await finished(page, 2);
  await dial(page).press('ArrowRight');
  await expect(box).toHaveAccessibleName(/in use: dial/);
  await finished(page, 3);
});

for (const theme of ['dark', 'auto'])
  test(`print is dark on light with the theme ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await openPage(page, `${QUICK}&theme=${theme}`);
    const heading = page.getByRole('heading', { level: 1 });
    await expect(heading).toHaveCSS('color', 'rgb(236, 234, 230)');
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    await expect(heading).toHaveCSS('color', 'rgb(29, 28, 26)');
  });

test('on paper every chart is drawn, as wide as its room, although nobody has scrolled; afterwards all is as before', async ({
  page,
}) => {
  await openPage(page);
  await finished(page, 4);
  // With the first chart, which is near, come the small files of the others.
  await expect(page.locator('.drawing svg .series').first()).toBeAttached();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    const sizes = () =>
      [...document.querySelectorAll('.drawing')].map((room) => {
        const width = (element: Element | null) => Math.round(element?.getBoundingClientRect().width ?? 0);
        return [width(room), width(room.querySelector('svg')), room.querySelectorAll('.series').length > 0];
      });
    const paper = matchMedia('print');
    paper.addEventListener('change', () => {
      if (paper.matches) Object.assign(window, { onPaper: sizes() });
    });
  });
  await page.pdf({ format: 'A4' });
  const onPaper = await page.evaluate(() => (window as unknown as { onPaper: [number, number, boolean][] }).onPaper);
  expect(onPaper).toEqual(Array(3).fill([640, 640, true]));
  const room = await page.locator('.drawing').first().boundingBox();
  expect((await page.locator('.drawing svg').first().boundingBox())?.width).toBeCloseTo(room?.width ?? 0, 0);
});
