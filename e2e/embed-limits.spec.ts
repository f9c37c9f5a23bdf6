/** What an embed does not do: leave the range that its author allows, or obey messages of others. */
import { expect, test } from '@playwright/test';
import {
  dialOf,
  drawn,
  embed,
  openHost,
  property,
  quick,
  runsOf,
  said,
  script,
  set,
  site,
  statusOf,
} from './embed-tools.ts';
import { pretendEngine } from './fake-package.ts';

test('neither the keyboard nor the author can leave a locked range', async ({ page }) => {
  await openHost(page, `${script()}<step-dial id="a" ${quick} steps="32" range="1-8"></step-dial>`);
  await drawn(page, 'a', 8);
  expect(await property(page, 'a', 'steps')).toBe(8);
  await expect(embed(page, 'a').locator('.ticks li')).toHaveText(['1', '2', '3', '4', '5', '6', '7', '8']);
  for (const key of ['End', 'PageUp', 'ArrowRight', 'ArrowUp']) {
    await dialOf(page, 'a').press(key);
    await expect(dialOf(page, 'a')).toHaveAttribute('aria-valuetext', '8 steps');
  }
  await dialOf(page, 'a').press('ArrowLeft');
  await expect(dialOf(page, 'a')).toHaveAttribute('aria-valuetext', '7 steps');
  await set(page, 'a', { steps: 256 });
  await expect(dialOf(page, 'a')).toHaveAttribute('aria-valuetext', '8 steps');
  await set(page, 'a', { stops: '1,2,4' });
  await expect(embed(page, 'a').locator('.ticks li')).toHaveText(['1', '2', '4']);
  await drawn(page, 'a', 4);
});

test('the charts stay within a locked range, and nothing else is measured', async ({ page, context }) => {
  await pretendEngine(context);
  await openHost(page, `${script()}<step-dial id="a" count="4" stops="1,4,32" controls="steps,charts"></step-dial>`);
  await drawn(page, 'a', 4);
  const time = embed(page, 'a').getByRole('slider', { name: 'Steps, Time on this device' });
  await time.focus();
  for (const [key, spoken] of [
    ['ArrowRight', '32 steps'],
    ['ArrowRight', '32 steps'],
    ['ArrowLeft', '4 steps'],
    ['ArrowLeft', '1 step'],
    ['End', '32 steps'],
  ] as const) {
    await time.press(key);
    await expect(dialOf(page, 'a')).toHaveAttribute('aria-valuetext', spoken);
  }
  // A press near 5 steps leads to the nearest stop there is.
  const box = await time.boundingBox();
  if (box === null) throw new Error('The chart has no slider.');
  const thumb = 24;
  await time.click({ position: { x: thumb / 2 + ((box.width - thumb) * 4) / 10, y: box.height / 2 } });
  await expect(dialOf(page, 'a')).toHaveAttribute('aria-valuetext', '4 steps');

  const points = embed(page, 'a').getByRole('group', { name: 'Points of the chart' }).getByRole('button');
  await expect.poll(() => points.count(), { timeout: 30_000 }).toBeGreaterThan(3);
  await expect(statusOf(page, 'a')).toHaveText('Idle', { timeout: 60_000 });
  for (const point of await points.all()) await expect(point).toHaveAccessibleName(/, (1 step|4 steps|32 steps): /);
  expect(new Set(await runsOf(page, 'a'))).toEqual(new Set([1, 4, 32]));
  // The third chart is dressed like the others.
  await expect(points.first()).toHaveCSS('position', 'absolute');
});

test('after a run the pictures of the other allowed stops are made once, without a word, and the dial then responds at once', async ({
  page,
  context,
}) => {
  await pretendEngine(context);
  await openHost(page, `${script()}<step-dial id="a" count="4" range="1-5"></step-dial>`);
  await expect(embed(page, 'a').locator('.ticks li[data-ready="true"]')).toHaveCount(5);
  await expect(statusOf(page, 'a')).toHaveText('Idle');
  await dialOf(page, 'a').press('Home');
  await expect(embed(page, 'a').getByTestId('pictures')).toHaveAttribute('data-shown', '1 final');
  await page.waitForTimeout(1500);
  expect(await runsOf(page, 'a')).toEqual([4, 1, 2, 3, 5]);
});

test('hostile messages change nothing', async ({ page }) => {
  await openHost(
    page,
    `${script()}<step-dial id="a" ${quick} steps="2"></step-dial><iframe title="plain" src="${site()}embed.html?backend=wasm&n=1&steps=2"></iframe>`,
  );
  await drawn(page, 'a', 2);
  const height = (await page.locator('#a').boundingBox())?.height;
  // The host itself, to the frame: nonsense is refused, once a kind.
  await page.locator('#a').evaluate((element) => {
    const frame = element.shadowRoot?.querySelector('iframe')?.contentWindow;
    for (let i = 0; i < 5; i++) {
      for (const message of [
        { stepdial: 1, type: 'set', settings: { steps: 0 } },
        { stepdial: 1, type: 'set', settings: { steps: 8, html: '<img src=x onerror=alert(1)>' } },
        { stepdial: 1, type: 'set', settings: { caption: 'x'.repeat(1e6) } },
        { stepdial: 1, type: 'navigate', href: 'https://evil.example' },
        { stepdial: 99, type: 'set', settings: { steps: 8 } },
        { type: 'set', settings: { steps: 8 } },
        'set',
      ])
        frame?.postMessage(message, '*');
    }
  });
  await expect
    .poll(async () => (await said(page, 'a', 'error')).map(({ kind }) => kind))
    .toEqual(['malformed', 'oversized', 'unknown', 'version']);
  // A third party in the page: to the host as if it were the frame, and to another frame as if it were the host.
  await page.evaluate(() => {
    const attack = `
      for (let i = 0; i < 5; i++) {
        parent.postMessage({ stepdial: 1, type: 'height', height: 5000 }, '*');
        parent.postMessage({ stepdial: 1, type: 'error', kind: 'x', message: 'x' }, '*');
        parent.frames[0].postMessage({ stepdial: 1, type: 'hello', visible: true }, '*');
        parent.frames[0].postMessage({ stepdial: 1, type: 'set', settings: { steps: 8 } }, '*');
      }
      parent.postMessage('attacked', '*');`;
    const frame = Object.assign(document.createElement('iframe'), {
      srcdoc: `<script>${attack}</script>`,
      sandbox: 'allow-scripts',
    });
    return new Promise((resolve) => {
      addEventListener('message', ({ data }) => data === 'attacked' && resolve(null));
      document.body.append(frame);
    });
  });
  await page.waitForTimeout(500);
  expect(await said(page, 'a', 'error')).toHaveLength(4);
  expect((await page.locator('#a').boundingBox())?.height).toBe(height);
  expect(await property(page, 'a', 'steps')).toBe(2);
  await expect(dialOf(page, 'a')).toHaveAttribute('aria-valuetext', '2 steps');
  await page.getByTitle('plain').scrollIntoViewIfNeeded();
  const plain = page.getByTitle('plain').contentFrame();
  await expect(plain.getByTestId('pictures')).toHaveAttribute('data-shown', '2 final', { timeout: 30_000 });
});

test.describe('in a sandboxed page, which has no origin', () => {
  const sandbox = 'sandbox allow-scripts';
  const body = () => `${script()}<step-dial id="a" ${quick} steps="2"></step-dial>`;

  test('it draws if its server lets every site read its files', async ({ page, context }) => {
    await context.route(`${site()}**`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': '*' } });
    });
    await openHost(page, body(), 'localhost', sandbox);
    await drawn(page, 'a', 2);
    expect(await said(page, 'a', 'ready')).toHaveLength(1);
    await set(page, 'a', { steps: 3 });
    await drawn(page, 'a', 3);
  });

  test('else it says why, leads to the page, and is as tall as that', async ({ page }) => {
    await openHost(page, body(), 'localhost', sandbox);
    await expect(embed(page, 'a').getByRole('link', { name: 'Open it in its own tab' })).toBeVisible();
    await expect
      .poll(() => said(page, 'a', 'error'))
      .toMatchObject([{ kind: 'frame', message: expect.stringContaining('Access-Control-Allow-Origin') }]);
    expect((await page.locator('#a').boundingBox())?.height).toBeLessThan(60);
  });
});
