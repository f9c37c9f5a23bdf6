/** The recorded runs of a model: what the real engine answered, as `npm run record` wrote it and the visual tests replay it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { decode, encode } from 'fast-png';
import type { DeviceInfo, RunSpec } from '../../src/core/types.ts';

/** One run, repeated for its times. Lengths follow from the model's image size, `spec.count` and `hops`. */
export interface RecordedRun {
  spec: RunSpec;
  /** ms of each repetition, warm-up excluded. */
  times: number[];
  /** Of the trajectory of its first image; empty for a run without. */
  hops: number[];
  /** uint8, one image after the other. */
  pictures: Uint8Array;
  way: Uint8Array;
  /** float32, one vector for each image. */
  features: Float32Array;
}

export interface Recording {
  model: string;
  /** SHA-256 of the weights of each network that ran. */
  weights: Record<string, string>;
  device: DeviceInfo;
  image: { height: number; width: number; channels: number };
  /** Of a feature vector. */
  dimension: number;
  runs: RecordedRun[];
}

type Listed = Omit<Recording, 'runs'> & { runs: Pick<RecordedRun, 'spec' | 'times' | 'hops'>[] };

const file = (model: string, name: string): URL => new URL(`${model}/${name}`, import.meta.url);

/** Runs as JSON, all their pictures below each other as one PNG, and their features as raw float32. */
export function writeRecording({ runs, ...about }: Recording): void {
  const listed: Listed = { ...about, runs: runs.map(({ spec, times, hops }) => ({ spec, times, hops })) };
  // One line for each run.
  const json = JSON.stringify({ ...listed, runs: [] }, null, 2).replace(
    '"runs": []',
    `"runs": [\n${listed.runs.map((run) => `    ${JSON.stringify(run)}`).join(',\n')}\n  ]`,
  );
  mkdirSync(file(about.model, ''), { recursive: true });
  writeFileSync(file(about.model, 'runs.json'), `${json}\n`);
  const { height, width, channels } = about.image;
  const data = Buffer.concat(runs.flatMap(({ pictures, way }) => [pictures, way]));
  const rows = data.length / (width * channels);
  if (rows % height !== 0) throw new RangeError(`${rows} rows are no whole number of pictures of ${height}.`);
  writeFileSync(file(about.model, 'pictures.png'), encode({ width, height: rows, channels, data }));
  writeFileSync(
    file(about.model, 'features.f32'),
    Buffer.concat(runs.map(({ features }) => new Uint8Array(features.buffer))),
  );
}

export function readRecording(model: string): Recording {
  const { runs, ...about } = JSON.parse(readFileSync(file(model, 'runs.json'), 'utf8')) as Listed;
  const pixels = Uint8Array.from(decode(readFileSync(file(model, 'pictures.png'))).data);
  const values = new Float32Array(Uint8Array.from(readFileSync(file(model, 'features.f32'))).buffer);
  const pictures = takeFrom(pixels, about.image.height * about.image.width * about.image.channels);
  const features = takeFrom(values, about.dimension);
  const all = runs.map((run): RecordedRun => {
    const { count } = run.spec;
    const own = { pictures: pictures.take(count), way: pictures.take(run.hops.length), features: features.take(count) };
    return { ...run, ...own };
  });
  if (pictures.left() !== 0 || features.left() !== 0) {
    throw new RangeError('The files in e2e/recorded do not belong together. Run: npm run record');
  }
  return { ...about, runs: all };
}

/** Items of `size` values each, taken from the front of `all`. */
function takeFrom<T extends Uint8Array | Float32Array>(all: T, size: number) {
  let taken = 0;
  const take = (count: number): T => {
    const from = taken;
    taken += count * size;
    return all.slice(from, taken) as T;
  };
  return { take, left: () => all.length - taken };
}
