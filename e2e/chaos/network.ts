/** One file of the site answered wrongly, each time another way; then the server is well again and another try must draw. */

import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { type Part, tryMany } from './campaign.ts';
import { WatchedPage } from './watched-page.ts';

const DIST = new URL('../../dist/', import.meta.url);

const FILES = [
  'models/mnist/model.json',
  'models/mnist/dial.safetensors',
  'models/mnist/curves.json',
  'models/mnist/reference.safetensors',
  'models/mnist/features.safetensors',
  'models/mnist/posters.png',
  'models/catalogue.json',
];
const SLOW_MS = 3000;

/** What a server may answer instead of `file`. */
const FAULTS: Record<string, (response: ServerResponse, file: Buffer) => void> = {
  slow: (response, file) => void setTimeout(() => response.end(file), SLOW_MS),
  cut: (response, file) => {
    response.setHeader('content-length', file.length);
    response.write(file.subarray(0, file.length / 2), () => response.destroy());
  },
  short: (response, file) => response.end(file.subarray(0, file.length / 2)),
  long: (response, file) => response.end(Buffer.concat([file, Buffer.from('more')])),
  html: (response) => response.setHeader('content-type', 'text/html').end('<!doctype html><title>Sign in</title>'),
  empty: (response) => response.end(),
  gone: (response) => response.writeHead(404).end('not here'),
  error: (response) => response.writeHead(500).end(),
  busy: (response) => response.writeHead(503, { 'retry-after': '1' }).end(),
  loop: (response) => response.writeHead(302, { location: '?' }).end(),
  reset: (response) => void response.destroy(),
};

export const networkFaults: Part = async (campaign) => {
  const { browser, site, random } = campaign;
  const faults = Object.entries(FAULTS);
  const row = await tryMany(campaign, 300, async () => {
    const file = random.pick(FILES);
    const [name, fault] = random.pick(faults);
    const content = readFileSync(fileURLToPath(new URL(file, DIST)));
    site.answer(file, (response) => fault(response, content));
    const watched = await WatchedPage.open(browser, `${site.url}?backend=wasm&n=1&steps=2`);
    try {
      const ill = await watched.wrong();
      site.answer(file, null);
      await watched.tryAgain();
      const after = ill ?? (await watched.wrong());
      const left = await watched.page.locator('.problem').count();
      return after ?? ((left > 0 ? `${name} ${file}: still an error once the server is well` : null) as string | null);
    } finally {
      site.answer(file, null);
      await watched.close();
    }
  });
  return { ...row, note: `${faults.length} ways (${Object.keys(FAULTS).join(', ')}) × ${FILES.length} files` };
};
