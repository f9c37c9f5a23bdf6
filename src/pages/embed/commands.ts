/** Checks what arrives from the host page: a command of the protocol, or the reason why it is not one. */
import * as v from 'valibot';
import { INFINITE_STEPS, SAMPLER_NAMES } from '../../core/samplers/registry.ts';
import { CONTROLS, PROTOCOL } from '../../element/protocol.ts';
import {
  BACKEND_CHOICES,
  CAPTION_LENGTH,
  COUNTS,
  isModelName,
  LANGUAGE_CHOICES,
  THEMES,
  tidyCaption,
} from '../../session/settings.ts';
import { isBudget } from '../../session/stops.ts';

/** Values and characters in the largest message that makes sense, with room to spare. */
const MAX_SIZE = 2000;

const budget = v.pipe(v.number(), v.check(isBudget));

const patchSchema = v.partial(
  v.strictObject({
    model: v.pipe(v.string(), v.check(isModelName)),
    steps: budget,
    sampler: v.picklist(SAMPLER_NAMES),
    count: v.picklist(COUNTS),
    seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff)),
    label: v.union([v.literal('mixed'), v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999))]),
    caption: v.pipe(v.string(), v.maxLength(CAPTION_LENGTH), v.transform(tidyCaption)),
    guidance: v.nullable(v.pipe(v.number(), v.multipleOf(0.25), v.minValue(0), v.maxValue(100))),
    theme: v.picklist(THEMES),
    language: v.picklist(LANGUAGE_CHOICES),
    backend: v.picklist(BACKEND_CHOICES),
    controls: v.pipe(v.array(v.picklist(CONTROLS)), v.maxLength(CONTROLS.length)),
    stops: v.nullable(v.pipe(v.array(budget), v.minLength(1), v.maxLength(INFINITE_STEPS))),
  }),
);

const stepdial = v.literal(PROTOCOL);
const commandSchema = v.variant('type', [
  v.strictObject({ stepdial, type: v.literal('hello'), visible: v.boolean() }),
  v.strictObject({ stepdial, type: v.literal('visible'), visible: v.boolean() }),
  v.strictObject({ stepdial, type: v.literal('set'), settings: patchSchema }),
  v.strictObject({ stepdial, type: v.literal('rest') }),
  v.strictObject({ stepdial, type: v.literal('start') }),
]);

export type Command = v.InferOutput<typeof commandSchema>;
export type Patch = v.InferOutput<typeof patchSchema>;

export type Refusal = 'oversized' | 'version' | 'unknown' | 'malformed';

/** The command in `data`; a `Refusal` if it claims to be one but is not valid; null if it is somebody else's message. */
export function readCommand(data: unknown): Command | Refusal | null {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'stepdial')) return null;
  if (!isSmall(data)) return 'oversized';
  const { stepdial: version, type } = data as { stepdial?: unknown; type?: unknown };
  if (version !== PROTOCOL) return 'version';
  if (!commandSchema.options.some(({ entries }) => entries.type.literal === type)) return 'unknown';
  const result = v.safeParse(commandSchema, data);
  return result.success ? result.output : 'malformed';
}

/** Whether `value` has at most `MAX_SIZE` values and characters. Counts no further, so huge and cyclic values cost nothing. */
function isSmall(value: unknown): boolean {
  const waiting: unknown[] = [value];
  let size = 0;
  while (waiting.length > 0) {
    const next = waiting.pop();
    size += typeof next === 'string' ? next.length : 1;
    if (size > MAX_SIZE) return false;
    if (typeof next !== 'object' || next === null) continue;
    if (ArrayBuffer.isView(next) || next instanceof ArrayBuffer || next instanceof Map || next instanceof Set)
      return false;
    if (Array.isArray(next) && next.length > MAX_SIZE) return false;
    const keys = Object.keys(next);
    for (const key of keys) waiting.push(key, Reflect.get(next, key));
  }
  return true;
}
