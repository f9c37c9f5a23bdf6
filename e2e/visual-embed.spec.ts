/** The look of the embed in a page of another site, from recorded runs; how to renew the pictures: see visual.spec.ts. */
import { expect, type Page, test } from '@playwright/test';
import { STANDARD_STOPS } from '../src/session/stops.ts';
import { drawn, embed, frameOf, openHost, script } from './embed-tools.ts';
import { replay } from './recorded/replay.ts';
import { looksLike, still } from './visual-tools.ts';

const phone = { width: 390, height: 844 };

/** A host page whose text column is as wide as in a post. */
async function openEmbed(page: Page, attributes: string): Promise<void> {
  await openHost(
    page,
    `${script()}<div style="max-width:720px"><step-dial id="a" backend="wasm" ${attributes}></step-dial></div>`,
  );
  await expect(embed(page, 'a').getByTestId('pictures')).toHaveAttribute('data-shown', /^(poster|\d+ final)/);
}

/** The embed as a whole, in its host, once its height has been told. */
async function embedLooksLike(page: Page, name: string, waiting = 1): Promise<void> {
  const frame = await frameOf(page, '#a');
  // The other stops fill in; the longest is left to the reader.
  await expect.poll(() => frame.locator('.ticks [data-ready="false"]').count()).toBeLessThanOrEqual(waiting);
  await still(frame);
  await expect
    .poll(() => frame.evaluate(() => document.documentElement.scrollHeight - innerHeight))
    .toBeLessThanOrEqual(0);
  await looksLike(page.locator('#a'), `embed-${name}`);
}

test.beforeEach(({ context }) => replay(context));

test('waiting for Start, over pictures made in advance', async ({ page }) => {
  await openEmbed(page, 'loading="click"');
  await expect(embed(page, 'a').getByRole('button', { name: /^Start, / })).toBeVisible();
  await embedLooksLike(page, 'waiting', STANDARD_STOPS.length);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [size, viewport] of Object.entries({ desktop: { width: 1280, height: 900 }, phone })) {
    test.describe(`${size}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test('drawn, with dial and seed', async ({ page }) => {
        await openEmbed(page, 'controls="steps,seed"');
        await drawn(page, 'a', 4);
        await embedLooksLike(page, `drawn-${size}-${colorScheme}`);
      });
    });
  }
}

test('a locked range', async ({ page }) => {
  await openEmbed(page, 'range="1-8" steps="8"');
  await drawn(page, 'a', 8);
  await embedLooksLike(page, 'range');
});

test('with charts', async ({ page }) => {
  // A frame of another site is drawn only where it is in the window.
  await page.setViewportSize({ width: 1280, height: 2400 });
  await openEmbed(page, 'controls="steps,charts"');
  await drawn(page, 'a', 4);
  const frontier = embed(page, 'a').getByRole('figure', { name: 'Quality against time' });
  await frontier.scrollIntoViewIfNeeded();
  await expect(frontier.getByRole('button', { name: /^Dial, 32 steps/ })).toBeAttached({ timeout: 30_000 });
  await expect(embed(page, 'a').getByTestId('status')).toHaveText('Idle', { timeout: 30_000 });
  await embedLooksLike(page, 'charts');
});

test('pictures alone', async ({ page }) => {
  await openEmbed(page, 'controls="" steps="2"');
  await drawn(page, 'a', 2);
  await embedLooksLike(page, 'alone');
});
