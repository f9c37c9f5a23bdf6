/** With the real engine: what is recorded is still what it draws, and no canvas of the page is blank or stands still. */
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { dial, finished, openPage, pictures } from './page-tools.ts';
import { readRecording } from './recorded/recording.ts';

/** Grey values of a canvas, row by row. */
const greys = (canvas: Locator): Promise<number[]> =>
  canvas.evaluate((canvas: HTMLCanvasElement) => {
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return Array.from({ length: pixels.length / 4 }, (_, i) => pixels[4 * i] ?? 0);
  });

const frames = (page: Page): Promise<Locator[]> => page.getByTestId('strip').locator('canvas').all();

/** Pictures one after the other as a square grid, as the page shows them. */
function gridOf(data: Uint8Array, count: number, width: number, height: number): number[] {
  const columns = Math.sqrt(count);
  return Array.from({ length: data.length }, (_, at) => {
    const [x, y] = [at % (columns * width), Math.floor(at / (columns * width))];
    const image = Math.floor(y / height) * columns + Math.floor(x / width);
    return data[(image * height + (y % height)) * width + (x % width)] ?? 0;
  });
}

const apart = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? 0))), 0);

test('the recording is of these weights', () => {
  const { model, weights } = readRecording();
  const manifest = JSON.parse(readFileSync(new URL(`../public/models/${model}/model.json`, import.meta.url), 'utf8'));
  const now = manifest.networks.map(({ name, file }: { name: string; file: { sha256: string } }) => [
    name,
    file.sha256,
  ]);
  expect(Object.fromEntries(now), 'Another model package: npm run record').toMatchObject(weights);
});

test('the engine draws what is recorded, at 1 and 2 steps, and no canvas is blank', async ({ page }) => {
  const { runs, image } = readRecording();
  await openPage(page, 'backend=wasm&steps=1');
  const seen: number[][] = [];
  for (const [index, steps] of [1, 2].entries()) {
    if (index > 0) await dial(page).press('ArrowRight');
    await finished(page, steps);
    await expect(page.getByTestId('strip').getByRole('img')).toHaveCount(steps);
    const run = runs.find(({ spec }) => spec.steps === steps && spec.count === 16 && spec.label === 'mixed');
    if (run === undefined) throw new Error(`Nothing is recorded at ${steps} steps.`);
    const drawn = await greys(pictures(page));
    expect(apart(drawn, gridOf(run.pictures, 16, image.width, image.height))).toBeLessThanOrEqual(2);
    const way = (await Promise.all((await frames(page)).map(greys))).flat();
    expect(way).toHaveLength(run.way.length);
    expect(apart(way, run.way)).toBeLessThanOrEqual(2);
    for (const values of [drawn, way]) expect(new Set(values).size).toBeGreaterThan(10);
    seen.push(drawn);
  }
  const [one = [], two = []] = seen;
  // Refined, not the same.
  expect(apart(one, two)).toBeGreaterThan(20);
});
