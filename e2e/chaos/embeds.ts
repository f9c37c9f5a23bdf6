/** Embeds added to a page and removed again, at random moments of their lives. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Part, tryMany } from './campaign.ts';
import { nameNothing } from './watched-page.ts';

/** Embeds of the page at most. */
const AT_ONCE = 6;

export const embeds: Part = async (campaign) => {
  const { browser, site, random } = campaign;
  const html = `<!doctype html><title>Host</title><script async src="${site.url}step-dial.js"></script>`;
  const server = createServer((_, response) => void response.setHeader('content-type', 'text/html').end(html));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const context = await browser.newContext({ serviceWorkers: 'block', locale: 'en-US' });
  await nameNothing(context);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  const live = () => ({ frames: page.frames().length - 1, workers: page.workers().length });
  const row = await tryMany(campaign, 200, async () => {
    await page.evaluate(
      ([steps, seed, most]) => {
        const old = document.querySelectorAll('step-dial');
        if (old.length >= most) old[seed % old.length]?.remove();
        const embed = document.createElement('step-dial');
        for (const [name, value] of Object.entries({ count: 1, steps, seed, backend: 'wasm', autostart: 'true' }))
          embed.setAttribute(name, String(value));
        document.body.prepend(embed);
      },
      [1 + random.below(8), 1 + random.below(1000), AT_ONCE] as const,
    );
    await page.waitForTimeout(random.below(1200));
    const { frames } = live();
    if (faults.length > 0) return faults.splice(0).join('; ');
    return frames <= AT_ONCE ? null : `${frames} frames`;
  });
  await page.evaluate(() => {
    for (const embed of document.querySelectorAll('step-dial')) embed.remove();
  });
  await page.waitForTimeout(1000);
  const { frames, workers } = live();
  if (frames + workers > 0) row.lost.push(`left at the end: ${frames} frames, ${workers} workers`);
  await context.close();
  server.close();
  return { ...row, note: `${frames} frames and ${workers} workers at the end` };
};
