/** A stand-in for the page's worker that speaks its protocol with what was recorded: no engine, no clock, no chance. */
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { parseManifest } from '../../src/package/manifest.ts';
import { DEFAULTS } from '../../src/session/settings.ts';
import type { FromWorker, ToWorker } from '../../src/worker/protocol.ts';
import { type RecordedRun, type Recording, readRecording } from './recording.ts';

/** What the stand-in leaves in the window for `say` and `ended`. */
interface Replay {
  say: (message: FromWorker) => void;
  /** Id of the first run that was not recorded; null until one is asked for. */
  unanswered: number | null;
}

export interface ReplayOptions {
  /** Whose runs; the default model's without. */
  model?: string;
  /** What is said to an 'open' instead of downloads and 'ready'. */
  opening?: FromWorker[];
  /** The same for the first 'open' alone. */
  firstOpening?: FromWorker[];
}

const recordings = new Map<string, Recording>();

function recordingOf(model: string): Recording {
  const kept = recordings.get(model) ?? readRecording(model);
  recordings.set(model, kept);
  return kept;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** As it travels to the browser. */
const packed = ({ pictures, way, features, ...run }: RecordedRun) => ({
  ...run,
  pictures: base64(pictures),
  way: base64(way),
  features: base64(new Uint8Array(features.buffer)),
});

/**
 * Give every page and frame of `context` the recorded engine.
 *
 * A run that was not recorded is never answered, and the page is told then that it is hidden, when it does not measure:
 * so the page comes to rest exactly where the recording ends.
 */
export async function replay(
  context: BrowserContext,
  { opening, firstOpening, model = DEFAULTS.model }: ReplayOptions = {},
): Promise<void> {
  const { device, image, dimension, runs } = recordingOf(model);
  const path = new URL(`../../public/models/${model}/model.json`, import.meta.url);
  const manifest = parseManifest(JSON.parse(readFileSync(path, 'utf8')));
  const given = { manifest, device, image, dimension, runs: runs.map(packed), opening, firstOpening };
  await context.addInitScript(({ manifest, device, image, dimension, runs, opening, firstOpening }) => {
    const keyOf = (spec: object) => JSON.stringify(Object.entries(spec).sort());
    const recorded = new Map(runs.map((run) => [keyOf(run.spec), run]));
    const bytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    let hidden = false;
    let opened = 0;
    Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') });

    class RecordedWorker {
      onmessage: ((event: { data: FromWorker }) => void) | null = null;
      readonly #warm = new Set<string>();
      readonly #repeated = new Map<string, number>();

      postMessage(message: ToWorker) {
        if (message.type === 'open') this.#open(message);
        else if (message.type === 'run') this.#run(message);
      }

      terminate() {
        this.onmessage = null;
      }

      /** Never before the call that is answered has returned. */
      #say(message: FromWorker) {
        queueMicrotask(() => this.onmessage?.({ data: message }));
      }

      #open({ backends }: ToWorker & { type: 'open' }) {
        const replay: Replay = { say: (message) => this.#say(message), unanswered: null };
        Object.assign(window, { replay });
        const file = manifest.networks[0]?.file ?? { path: '', bytes: 0 };
        // Of the ladder that was recorded, the rungs that were asked for.
        const refused = device.refused.filter(({ backend }) => backends.includes(backend));
        opened += 1;
        const messages: FromWorker[] = (opened === 1 ? firstOpening : undefined) ??
          opening ?? [
            { type: 'download', file: file.path, loaded: file.bytes, total: file.bytes, fromCache: false },
            { type: 'ready', manifest, device: { ...device, refused } },
          ];
        for (const message of messages) this.#say(message);
      }

      #run({ id, spec, outputs }: ToWorker & { type: 'run' }) {
        const key = keyOf(spec);
        const run = recorded.get(key);
        if (run === undefined) {
          hidden = true;
          const { replay } = window as unknown as { replay: Replay };
          replay.unanswered ??= id;
          document.dispatchEvent(new Event('visibilitychange'));
          return;
        }
        const shape = `${spec.network} ${spec.count}`;
        const warmUp = !this.#warm.has(shape);
        this.#warm.add(shape);
        const before = this.#repeated.get(key) ?? 0;
        if (!warmUp) this.#repeated.set(key, before + 1);
        const labels = Array.from({ length: spec.prompt ? 0 : spec.count }, (_, i) =>
          spec.label === 'mixed' ? i % manifest.classes.length : spec.label,
        );
        const pictures = (text: string, count: number) => ({ ...image, count, data: bytes(text) });
        const values = new Float32Array(bytes(run.features).buffer);
        const { trajectoryOf } = outputs;
        this.#say({
          type: 'done',
          id,
          result: {
            images: pictures(run.pictures, spec.count),
            labels,
            totalMs: run.times[before % run.times.length] ?? 0,
            prepareMs: 0,
            extraOutputs: false,
            warmUp,
            // Of the batches for the live estimate alone: whether another run counts depends on what has come first, the
            // run or the reference.
            ...(outputs.features && [20, 60].includes(spec.count) && { features: { values, dimension } }),
            ...(trajectoryOf === 0 &&
              run.hops.length > 0 && {
                trajectory: { image: 0, hops: run.hops, images: pictures(run.way, run.hops.length) },
              }),
          },
        });
      }
    }
    Object.assign(window, { Worker: RecordedWorker });
  }, given);
}

/** Wait until the page has asked for everything that was recorded for it; the id of the run that it waits for. */
export async function ended(page: Page): Promise<number> {
  const handle = await page.waitForFunction(
    () => (window as unknown as { replay?: Replay }).replay?.unanswered,
    undefined,
    { timeout: 60_000 },
  );
  return (await handle.jsonValue()) ?? 0;
}

/** Let the stand-in say `message`, as the worker might. */
export const say = (page: Page, message: FromWorker): Promise<void> =>
  page.evaluate((message) => (window as unknown as { replay: Replay }).replay.say(message), message);
