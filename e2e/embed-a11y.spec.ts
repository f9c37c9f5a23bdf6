/** axe finds nothing in the example post nor in its embeds, waiting and drawn, in light and dark, on a desk and on a phone. */
import { expect, test } from '@playwright/test';
import { violations } from './axe.ts';
import { drawn, elsewhere, embed, frameOf, openHost, script } from './embed-tools.ts';
import { pretendEngine } from './fake-package.ts';

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

for (const [name, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${name}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test('axe finds no violation', async ({ page }) => {
        await page.goto(elsewhere('blog-post/'));
        for (const one of await page.locator('step-dial').all()) {
          await one.scrollIntoViewIfNeeded();
          const handle = await one.locator('iframe').elementHandle();
          const frame = await handle?.contentFrame();
          if (frame === null || frame === undefined) throw new Error('The embed has no frame.');
          const pictures = frame.getByTestId('pictures');
          const start = frame.getByRole('button', { name: /^Start/ });
          await expect(pictures).toHaveAttribute('data-shown', /poster|final/, { timeout: 30_000 });
          if (await start.isVisible()) expect(await violations(frame)).toEqual([]);
          else await expect(pictures).toHaveAttribute('data-shown', /final/, { timeout: 60_000 });
          expect(await violations(frame)).toEqual([]);
          expect(await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
          const small = await frame.evaluate(() =>
            [...document.querySelectorAll('button, a, input')].flatMap((element) => {
              const { width, height } = element.getBoundingClientRect();
              return Math.min(width, height) < 24 ? [element.outerHTML] : [];
            }),
          );
          expect(small).toEqual([]);
        }
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      });

      test('axe finds no violation in the charts', async ({ page, context }) => {
        await pretendEngine(context);
        await openHost(page, `${script()}<step-dial id="a" count="4" controls="steps,charts"></step-dial>`);
        await drawn(page, 'a', 4);
        const frontier = embed(page, 'a').getByRole('figure', { name: 'Quality against time' });
        await frontier.scrollIntoViewIfNeeded();
        await expect(embed(page, 'a').getByTestId('status')).toHaveText('Idle', { timeout: 60_000 });
        await frontier.getByText('Show the data as a table').click();
        await frontier.getByRole('button', { name: /^DDIM, 16 steps/ }).focus();
        await expect(embed(page, 'a').getByTestId('described')).toBeVisible();
        const frame = await frameOf(page, '#a');
        expect(await violations(frame)).toEqual([]);
        expect(await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      });
    });
  }
}
