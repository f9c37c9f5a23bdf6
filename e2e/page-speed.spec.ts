/** The page's weight: a small first script, and little to download up to the first emoji. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { finished } from './page-tools.ts';
import { serveSite } from './static-site.ts';

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
