/** `npm run icons`: draws src/pages/icon.svg at the sizes that installed pages need, into public/icons/. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { root } from './setup.mjs';

const icon = readFileSync(join(root, 'src/pages/icon.svg'), 'utf8').replace(
  '<svg ',
  '<svg style="width:100%;height:100%" ',
);
/** Of a maskable icon only a circle of 80 % is sure to be seen; its ground goes to the edge. */
const drawings = [
  { name: 'icon-192', size: 192, part: 1, ground: 'transparent' },
  { name: 'icon-512', size: 512, part: 1, ground: 'transparent' },
  { name: 'maskable-512', size: 512, part: 0.72, ground: '#faf8f4' },
];

const system = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const browser = await chromium.launch({
  args: ['--no-sandbox'],
  ...(existsSync(system) && { executablePath: system }),
});
const folder = join(root, 'public/icons');
mkdirSync(folder, { recursive: true });
for (const { name, size, part, ground } of drawings) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const side = size * part;
  await page.setContent(
    `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${ground}"><div style="width:${side}px;height:${side}px">${icon}</div>`,
  );
  await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
}
await browser.close();
console.log(`${drawings.length} icons in ${folder}`);
