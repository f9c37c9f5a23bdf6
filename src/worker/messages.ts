/** Validates what arrives in the worker: only messages of the shape of `ToWorker` get through. */
import * as v from 'valibot';
import { BACKEND_NAMES } from '../core/backends.ts';
import { MAX_CAPTIONS, MAX_IMAGES, MAX_SEED } from '../core/limits.ts';
import { INFINITE_STEPS, SAMPLER_NAMES } from '../core/samplers/registry.ts';
import type { ToWorker } from './protocol.ts';

const id = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Whether `text` is an absolute http or https address. */
function isHttp(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}

const spec = v.strictObject({
  sampler: v.picklist(SAMPLER_NAMES),
  steps: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(INFINITE_STEPS)),
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_IMAGES)),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_SEED)),
  label: v.union([v.pipe(v.number(), v.integer(), v.minValue(0)), v.literal('mixed')]),
  prompt: v.optional(
    v.strictObject({
      captions: v.pipe(v.array(v.pipe(v.string(), v.maxLength(400))), v.minLength(1), v.maxLength(MAX_CAPTIONS)),
      guidance: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
    }),
  ),
  network: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
});

const outputs = v.strictObject({
  previewEveryMs: v.pipe(v.number(), v.minValue(0), v.maxValue(3_600_000)),
  features: v.boolean(),
  trajectoryOf: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_IMAGES - 1))),
});

const toWorker = v.variant('type', [
  v.strictObject({
    type: v.literal('open'),
    manifestUrl: v.pipe(v.string(), v.maxLength(4000), v.check(isHttp, 'must be an absolute http(s) address')),
    backends: v.array(v.picklist(BACKEND_NAMES)),
  }),
  v.strictObject({ type: v.literal('run'), id, spec, outputs }),
  v.strictObject({ type: v.literal('abort'), id }),
]);

/** The message, or one line that says what is wrong with it, and the run that it refers to if that can be read. */
export type Parsed = { message: ToWorker } | { problem: string; id: number | undefined };

/** Validate what `postMessage` brought. */
export function parseMessage(data: unknown): Parsed {
  const result = v.safeParse(toWorker, data);
  if (result.success) return { message: result.output };
  const issue = result.issues[0];
  const named = v.safeParse(v.looseObject({ id }), data);
  return {
    problem: `${v.getDotPath(issue) ?? 'the message'}: ${issue.message}`,
    id: named.success ? named.output.id : undefined,
  };
}
