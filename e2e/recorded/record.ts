/** `npm run record`: runs the real engine in Node for everything that the visual tests replay, and writes the recording. */
import { fileURLToPath } from 'node:url';
import { openPackage } from '../../src/cli/package-on-disk.ts';
import { BACKEND_NAMES } from '../../src/core/backends.ts';
import type { RunOutputs, RunSpec } from '../../src/core/types.ts';
import { openBackend } from '../../src/engine/backends.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { nextIdleJob, runsWorthwhile } from '../../src/session/measuring-plan.ts';
import { specFor } from '../../src/session/run-specs.ts';
import { DEFAULTS, type Settings } from '../../src/session/settings.ts';
import { STANDARD_STOPS } from '../../src/session/stops.ts';
import { type RecordedRun, writeRecording } from './recording.ts';

/** What a reader may choose besides the stop, by model, and whether the live estimate is recorded too. */
const MODELS: Record<string, { choices: Partial<Settings>[]; estimates: boolean }> = {
  mnist: {
    choices: [{ label: 7 }, { count: 1 }, { count: 64 }, { sampler: 'ddim' }, { specialists: true }],
    estimates: true,
  },
  emoji: { choices: [{ caption: 'cat face with heart eyes' }, { caption: 'cat astronaut' }], estimates: false },
};
/** Pictures for the live estimate of the default stop: the first round that the page asks for, and no more. */
const LIVE_PICTURES = 200;

const rounded = (ms: number): number => Math.round(ms * 10) / 10;

/** Record everything, or the models named. The machine should be quiet: the times are shown in the charts. */
export async function main(names: string[]): Promise<void> {
  for (const [model, { choices, estimates }] of Object.entries(MODELS)) {
    if (names.length === 0 || names.includes(model)) await record(model, choices, estimates);
  }
}

async function record(model: string, choices: Partial<Settings>[], estimates: boolean): Promise<void> {
  const { manifest, files } = await openPackage(
    fileURLToPath(new URL(`../../public/models/${model}`, import.meta.url)),
  );
  const backend = await openBackend(BACKEND_NAMES);
  const engine = createEngine(manifest, files, backend);
  const settings = (choice: Partial<Settings>, steps = DEFAULTS.steps): RunSpec =>
    specFor({ ...DEFAULTS, ...choice }, manifest, steps);
  const runs: RecordedRun[] = [];
  try {
    for (const steps of STANDARD_STOPS) runs.push(await repeat(engine, settings({}, steps)));
    for (const choice of choices) runs.push(await repeat(engine, settings(choice)));
    if (estimates) runs.push(...(await live(engine, manifest.classes.length, (steps) => settings({}, steps), runs)));
  } finally {
    engine.dispose();
    backend.close();
  }
  const { image, features, networks } = manifest;
  const ran = networks.filter((network) => runs.some(({ spec }) => spec.network === network.name));
  writeRecording({
    model,
    weights: Object.fromEntries(ran.map((network) => [network.name, network.file.sha256])),
    device: backend.info,
    image: { height: image.height, width: image.width, channels: image.channels },
    dimension: features.dimension,
    runs,
  });
}

/** `spec` as often as the page measures it. */
async function repeat(engine: Engine, spec: RunSpec): Promise<RecordedRun> {
  // Not counted: whatever is prepared on the way.
  const { totalMs } = await engine.run({ ...spec, steps: 1 }, { previewEveryMs: 0, features: false });
  const first = await once(engine, spec, { previewEveryMs: 0, features: true, trajectoryOf: 0 });
  for (let left = runsWorthwhile(totalMs * spec.steps) - 1; left > 0; left--) {
    first.times.push(...(await once(engine, spec, { previewEveryMs: 0, features: false })).times);
  }
  process.stdout.write(`${spec.sampler} ${spec.network} ${spec.steps}, ${spec.count}: ${first.times.join(' ')} ms\n`);
  return first;
}

async function once(engine: Engine, spec: RunSpec, outputs: RunOutputs): Promise<RecordedRun> {
  const { images, totalMs, trajectory, features } = await engine.run(spec, outputs);
  return {
    spec,
    times: [rounded(totalMs)],
    hops: trajectory?.hops ?? [],
    pictures: images.data,
    way: trajectory?.images.data ?? new Uint8Array(),
    features: features?.values ?? new Float32Array(),
  };
}

/** The batches of the live estimate, as the page plans them with the times recorded. */
async function live(
  engine: Engine,
  classes: number,
  specAt: (steps: number) => RunSpec,
  runs: RecordedRun[],
): Promise<RecordedRun[]> {
  const batches: RecordedRun[] = [];
  const pictures = () => batches.reduce((sum, { spec }) => sum + spec.count, 0);
  for (;;) {
    const job = nextIdleJob({
      stops: STANDARD_STOPS,
      measures: true,
      classes,
      specAt,
      current: DEFAULTS.steps,
      samples: ({ steps }) => runs.find(({ spec }) => spec.steps === steps)?.times ?? [],
      kept: () => true,
      attempts: () => Number.POSITIVE_INFINITY,
      livePictures: pictures(),
      liveBatches: batches.length,
    });
    if (job?.kind !== 'live' || pictures() >= LIVE_PICTURES) return batches;
    batches.push(await once(engine, job.spec, { previewEveryMs: 0, features: true }));
  }
}
