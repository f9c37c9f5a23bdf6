/** With the real engine: what is recorded is still what it draws, and no canvas of the page is blank or stands still. */
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { dial, finished, openPage, pictures } from './page-tools.ts';
import { type Recording, readRecording } from './recorded/recording.ts';

/** The values of a canvas as the engine gave them, row by row: one for each pixel, or three. */
const valuesOf = (canvas: Locator, channels: number): Promise<number[]> =>
  canvas.evaluate((canvas: HTMLCanvasElement, channels) => {
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return [...pixels].filter((_, i) => i % 4 < channels);
  }, channels);

const frames = (page: Page): Promise<Locator[]> => page.getByTestId('strip').locator('canvas').all();

/** Pictures one after the other as a square grid, as the page shows them. */
function gridOf(data: Uint8Array, count: number, { width, height, channels }: Recording['image']): number[] {
  const columns = Math.sqrt(count);
  const row = columns * width * channels;
  return Array.from({ length: data.length }, (_, at) => {
    const [x, y] = [at % row, Math.floor(at / row)];
    const image = Math.floor(y / height) * columns + Math.floor(x / (width * channels));
    return data[(image * height + (y % height)) * width * channels + (x % (width * channels))] ?? 0;
  });
}

const apart = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? 0))), 0);

for (const model of ['mnist', 'emoji']) {
  test(`${model}: the recording is of these weights`, () => {
    const { weights } = readRecording(model);
    const manifest = JSON.parse(readFileSync(new URL(`../public/models/${model}/model.json`, import.meta.url), 'utf8'));
    const now = manifest.networks.map(({ name, file }: { name: string; file: { sha256: string } }) => [
      name,
      file.sha256,
    ]);
    expect(Object.fromEntries(now), 'Another model package: npm run record').toMatchObject(weights);
  });

  test(`${model}: the engine draws what is recorded, at 1 and 2 steps, and no canvas is blank`, async ({ page }) => {
    const { runs, image } = readRecording(model);
    await openPage(page, `backend=wasm&steps=1&m=${model}`);
    const seen: number[][] = [];
    for (const [index, steps] of [1, 2].entries()) {
      if (index > 0) await dial(page).press('ArrowRight');
      await finished(page, steps, 30_000);
      await expect(page.getByTestId('strip').getByRole('img')).toHaveCount(steps);
      // The first with so many steps is the one with nothing chosen.
      const run = runs.find(({ spec }) => spec.steps === steps);
      if (run === undefined) throw new Error(`Nothing is recorded at ${steps} steps.`);
      const drawn = await valuesOf(pictures(page), image.channels);
      expect(apart(drawn, gridOf(run.pictures, 16, image))).toBeLessThanOrEqual(2);
      const way = (await Promise.all((await frames(page)).map((frame) => valuesOf(frame, image.channels)))).flat();
      expect(way).toHaveLength(run.way.length);
      expect(apart(way, run.way)).toBeLessThanOrEqual(2);
      for (const values of [drawn, way]) expect(new Set(values).size).toBeGreaterThan(10);
      seen.push(drawn);
    }
    const [one = [], two = []] = seen;
    // Refined, not the same.
    expect(apart(one, two)).toBeGreaterThan(20);
  });
}

test('a caption changes the picture, the same caption gives the same, and what is asked for in red is red', async ({
  page,
}) => {
  await openPage(page, 'backend=wasm&n=1&steps=1&m=emoji&q=red+heart');
  const caption = page.getByRole('combobox', { name: 'Draw' });
  const ask = async (text: string) => {
    await caption.fill(text);
    await caption.press('Enter');
    await expect(pictures(page)).toHaveAccessibleName(new RegExp(`of “${text}”`));
    await finished(page, 1);
    return valuesOf(pictures(page), 3);
  };
  await finished(page, 1);
  const heart = await valuesOf(pictures(page), 3);
  const rocket = await ask('rocket');
  expect(apart(heart, rocket)).toBeGreaterThan(100);
  const blue = await ask('blue heart');
  const mean = (values: number[], channel: number) =>
    values.reduce((sum, value, i) => (i % 3 === channel ? sum + value : sum), 0) / (values.length / 3);
  expect(mean(heart, 0)).toBeGreaterThan(mean(heart, 2) + 40);
  expect(mean(blue, 2)).toBeGreaterThan(mean(blue, 0) + 40);
  expect(await ask('red heart')).toEqual(heart);
});
