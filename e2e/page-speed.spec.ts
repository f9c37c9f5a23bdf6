/** The page's bars: no long task on the main thread while dragging and sampling, and a small first script. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { finished, openPage, status, stopAt } from './page-tools.ts';
import { serveSite } from './static-site.ts';

test.describe('on the main thread', () => {
  // The observer sees wall-clock time: on two cores shared with other work, a task of 6 ms that has to wait for a core
  // counts as long. A task that is long by itself is so every time.
  test.describe.configure({ retries: 2 });

  test('no task over 50 ms while dragging, sampling and measuring', async ({ page }) => {
    await openPage(page, 'backend=wasm&n=16&steps=4');
    await finished(page, 4);
    await expect(page.locator('.drawing').nth(1)).toBeVisible();
    await expect(status(page)).toHaveText(/Measuring/);
    await page.evaluate(() => {
      const tasks: number[] = [];
      // Without `buffered`: what the first paint costs is another matter.
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
      }).observe({ type: 'longtask' });
      Object.assign(window, { longTasks: tasks });
    });
    const from = await stopAt(page, 3);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    for (const index of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 9, 6, 3, 0, 5, 1]) {
      const to = await stopAt(page, index);
      await page.mouse.move(to.x, to.y, { steps: 10 });
      await page.waitForTimeout(150);
    }
    await page.mouse.up();
    await finished(page, 2);
    // At rest the page measures and the charts redraw.
    await page.waitForTimeout(5000);
    const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
    console.info(`long tasks while dragging, sampling and measuring: ${tasks.length}`);
    expect(tasks, 'ms of each long task').toEqual([]);
  });
});

test('the first script and all it imports are at most 150 KB gzip', () => {
  const folder = join('dist', 'assets');
  // The script in the page only waits for the first frame; what it then starts is preloaded.
  const html = readFileSync(join('dist', 'index.html'), 'utf8');
  const entries = [...html.matchAll(/(?:src|href)="\.\/assets\/([\w.-]+\.js)"/g)].flatMap(([, name = '']) => name);
  expect(entries.join(' '), 'the page’s own script').toMatch(/\bmain-/);
  const files = new Set<string>();
  const follow = (name: string): void => {
    if (files.has(name)) return;
    files.add(name);
    const source = readFileSync(join(folder, name), 'utf8');
    // Static imports only: `import"./a.js"`, `import{a}from"./a.js"`, `export … from"./a.js"`; never `import("./a.js")`.
    for (const [, next] of source.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) if (next) follow(next);
  };
  for (const entry of entries) follow(entry);
  const bytes = [...files].reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  expect(scripts.length, 'engine and charts are chunks of their own').toBeGreaterThan(files.size + 2);
  console.info(`first script: ${bytes} bytes gzip in ${files.size} files`);
  expect(bytes).toBeLessThanOrEqual(150_000);
});

test('up to the first emoji at most 18 MB, files as they lie there, and the size is said before', async ({ page }) => {
  const site = await serveSite();
  try {
    await page.goto(`${site.url}?backend=wasm&n=1&steps=1`);
    await finished(page, 1);
    const { models } = JSON.parse(readFileSync('dist/models/catalogue.json', 'utf8'));
    const bytes = models.find(({ name }: { name: string }) => name === 'emoji').bytes;
    const size = `${Math.round(bytes / 1e6)}\u202fMB`;
    await expect(page.getByRole('radio', { name: `Emoji, ${size}` })).toBeVisible();
    expect(site.asked().filter((path) => path.startsWith('models/emoji/'))).toEqual([]);

    await page.goto('about:blank');
    await page.goto(`${site.url}?backend=wasm&n=1&steps=1&m=emoji`);
    await finished(page, 1, 60_000);
    const files = new Set(site.asked());
    expect([...files]).toContain('models/emoji/dial.safetensors');
    const sum = [...files].reduce((sum, path) => sum + statSync(join('dist', path)).size, 0);
    console.info(
      `to the first emoji: ${sum} bytes in ${files.size} files, of which ${bytes} are the model that is named`,
    );
    expect(sum).toBeLessThanOrEqual(18e6);
  } finally {
    await site.close();
  }
});
