/** The built pages under their own Content-Security-Policy: nothing of theirs is against it, and what is not theirs is refused. */
import { expect, type Page, test } from '@playwright/test';
import { finished, openPage, readAll } from './page-tools.ts';

/** Keeps what the policy refuses, in the page and its frames. */
const watch = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const refused: string[] = [];
    Object.assign(window, { refused });
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      refused.push(`${effectiveDirective} ${blockedURI}`),
    );
  });
const refused = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { refused: string[] }).refused);

test('a whole visit asks for nothing that the policy refuses', async ({ page }) => {
  await watch(page);
  await openPage(page);
  await finished(page, 4);
  await readAll(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: /^PNG the/ }).click();
  await file;
  await page.keyboard.press('Escape');
  await page.locator('#dial').press('p');
  await page.getByRole('radio', { name: 'Difference' }).check({ force: true });
  await expect(page.getByTestId('difference')).toBeVisible();
  expect(await refused(page)).toEqual([]);
  await page.goto('./embed.html?backend=wasm&n=1&steps=2&controls=steps,seed,charts');
  await finished(page, 2);
  expect(await refused(page)).toEqual([]);
});

for (const file of ['', 'embed.html'])
  test(`${file || 'index.html'}: text becomes neither markup nor a script, and other sites are not asked`, async ({
    page,
  }) => {
    await watch(page);
    await page.goto(`./${file}?backend=wasm&n=1&steps=1`);
    await finished(page, 1);
    const tried = await page.evaluate(async () => {
      const errors: string[] = [];
      const attempts: (() => unknown)[] = [
        () => Object.assign(document.createElement('div'), { innerHTML: '<img src=x>' }),
        () => new Worker('https://example.org/worker.js'),
        () => new Worker('data:text/javascript,1'),
        () => fetch('https://example.org/'),
      ];
      for (const attempt of attempts) {
        try {
          await attempt();
          errors.push('done');
        } catch (error) {
          errors.push(error instanceof Error ? error.name : 'thrown');
        }
      }
      const script = document.createElement('script');
      script.append('window.ran = true');
      document.body.append(script);
      return { errors, ran: 'ran' in window };
    });
    expect(tried.ran).toBe(false);
    expect(tried.errors).toHaveLength(4);
    expect(tried.errors).not.toContain('done');
    expect((await refused(page)).length).toBeGreaterThan(2);
  });
