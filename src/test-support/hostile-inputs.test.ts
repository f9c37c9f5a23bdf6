/**
 * Damaged and hostile inputs of every kind: each is read, or refused by the error that says so, and does nothing else.
 * `npm run chaos` tries a thousand of each.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFromFrame } from '../element/guards.ts';
import { parseCurves } from '../package/curves.ts';
import { ManifestError, parseCaptionFile, parseManifest } from '../package/manifest.ts';
import { parseSafetensors, WeightsError } from '../package/safetensors.ts';
import { readCommand } from '../pages/embed/commands.ts';
import { formatQuery, parseQuery } from '../session/address.ts';
import { createHost } from '../worker/host.ts';
import type { FromWorker } from '../worker/protocol.ts';

const numRuns = Number(process.env['HOSTILE_INPUTS'] ?? 100);
const read = (path: string): Buffer => readFileSync(new URL(`../../${path}`, import.meta.url));
const readJson = (path: string): unknown => JSON.parse(read(path).toString());

/** What has no place in any file or message. */
const strange = fc.oneof(
  fc.anything({ withBigInt: true, withMap: true, withSparseArray: true, withTypedArray: true }),
  fc.constantFrom<unknown>(-1, 1e308, Number.NaN, '', '\u0000', '__proto__', '<img src=x onerror=alert(1)>', [], {}),
  fc.constant(JSON.parse('{"__proto__": {"polluted": true}}')),
  fc.string({ unit: 'binary', minLength: 1000, maxLength: 4000 }),
);

/** `whole` with one of its parts, at any depth, replaced, removed or doubled. */
function spoilt(whole: unknown): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.infiniteStream(fc.nat()), strange, fc.constantFrom('replace', 'remove', 'double'))
    .map(([picks, value, how]) => {
      const copy = structuredClone(whole);
      let at: unknown = copy;
      for (;;) {
        if (typeof at !== 'object' || at === null) return value;
        const parts = at as Record<string, unknown>;
        const keys = Object.keys(parts);
        const key = keys[picks.next().value % Math.max(keys.length, 1)];
        if (key === undefined) return value;
        const part = parts[key];
        if (typeof part === 'object' && part !== null && picks.next().value % 3 > 0) {
          at = part;
          continue;
        }
        if (how === 'remove') Reflect.deleteProperty(parts, key);
        else parts[how === 'double' ? `${key}${key}` : key] = value;
        return copy;
      }
    });
}

/** `run` succeeds or throws one of `errors`; nothing else in the realm has changed. */
function harmless(run: () => unknown, ...errors: (new (message: string) => Error)[]): void {
  try {
    run();
  } catch (error) {
    if (!errors.some((kind) => error instanceof kind)) throw error;
  }
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
}

const check = <T>(inputs: fc.Arbitrary<T>, property: (input: T) => void | Promise<void>) =>
  fc.assert(
    fc.asyncProperty(inputs, async (input) => property(input)),
    { numRuns },
  );

test('weights', async () => {
  const whole = new Uint8Array(read('golden/tiny.safetensors'));
  const damage = fc.tuple(fc.nat(whole.length), fc.uint8Array({ maxLength: 64 }), fc.constantFrom('cut', 'over', 'in'));
  await check(damage, ([at, bytes, how]) => {
    const rest = how === 'cut' ? whole.length : how === 'over' ? at + bytes.length : at;
    // The header is short: half of all damage goes there.
    const from = at % 2 === 0 ? at : at % 400;
    const file = Uint8Array.from([...whole.subarray(0, from), ...bytes, ...whole.subarray(Math.max(rest, from))]);
    harmless(() => parseSafetensors(file.buffer), WeightsError);
  });
});

test('manifests', () =>
  check(fc.oneof(spoilt(readJson('public/models/emoji/model.json')), strange), (content) =>
    harmless(() => parseManifest(content), ManifestError),
  ));

test('curves', () =>
  check(fc.oneof(spoilt(readJson('public/models/mnist/curves.json')), strange), (content) =>
    harmless(() => parseCurves(content), Error),
  ));

test('caption files', () => {
  const whole = { pieces: ['[empty]', 'a', '##a', 'cat'], suggestions: ['cat'], draws: ['a', 'cat'] };
  return check(fc.oneof(spoilt(whole), strange), (content) => harmless(() => parseCaptionFile(content), ManifestError));
});

test('addresses: whatever they hold, settings come out that an address can hold again', () => {
  const name = fc.constantFrom(
    'steps',
    'seed',
    'm',
    'q',
    'n',
    'w',
    'pin',
    'class',
    'lang',
    'view',
    'limit',
    'v',
    'net',
  );
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.constantFrom('%', '%2', '%E0%A4', '1e9', '-0'),
  );
  const query = fc
    .array(fc.tuple(name, value), { maxLength: 12 })
    .map((all) => `?${all.map((one) => one.join('=')).join('&')}`);
  return check(query, (text) => {
    const settings = parseQuery(text);
    expect(parseQuery(formatQuery(settings))).toEqual(settings);
  });
});

test('messages from a host page, and from a frame', async () => {
  const set = { stepdial: 1, type: 'set', settings: { steps: 4, caption: 'cat', controls: ['steps'] } };
  await check(fc.oneof(spoilt(set), strange), (message) => harmless(() => readCommand(message)));
  const result = { stepdial: 1, type: 'result', milliseconds: 1, runs: 1, backend: 'wasm', settings: {} };
  await check(fc.oneof(spoilt(result), strange), (message) => harmless(() => readFromFrame(message)));
});

test('messages to the worker: each is answered, and nothing is opened by one that is not valid', async () => {
  const run = {
    type: 'run',
    id: 1,
    spec: { sampler: 'multistep', steps: 4, count: 1, seed: 7, label: 3, network: 'dial' },
    outputs: { previewEveryMs: 0, features: false },
  };
  const open = { type: 'open', manifestUrl: 'http://host/model.json', backends: ['wasm'] };
  await check(fc.oneof(spoilt(run), spoilt(open), strange), async (message) => {
    const answers: FromWorker[] = [];
    const opened: string[] = [];
    const receive = createHost(
      (answer) => answers.push(answer),
      (url) => {
        opened.push(url);
        return Promise.reject(new Error('nothing to open'));
      },
    );
    receive(message);
    await new Promise((resolve) => setTimeout(resolve));
    expect(answers.map(({ type }) => type).every((type) => type === 'failed' || type === 'aborted')).toBe(true);
    const { type } = (message ?? {}) as { type?: unknown };
    if (type !== 'abort') expect(answers.length).toBeGreaterThan(0);
    for (const url of opened) expect(typeof url).toBe('string');
  });
});
