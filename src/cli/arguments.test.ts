/** The command line of `npm run sample`: defaults, spellings of ∞, and one line for every mistake. */
import { expect, test } from 'vitest';
import { readArguments, UsageError } from './arguments.ts';

test('without options: four steps of the dial on the shipped model', () => {
  expect(readArguments([])).toEqual({
    model: 'mnist',
    sampler: 'multistep',
    steps: 4,
    count: 64,
    seed: 1,
    label: undefined,
    captions: undefined,
    guidance: undefined,
    network: 'dial',
    backends: ['wasm', 'cpu'],
    out: 'samples',
  });
});

test.each(['inf', 'Inf', 'infinity', '∞', '256'])('%s steps are 256', (steps) => {
  expect(readArguments(['--steps', steps])).toMatchObject({ steps: 256 });
});

test('the largest seed and count are accepted, a named backend stands alone', () => {
  expect(readArguments(['--seed', '4294967295', '--count=100000', '--backend', 'cpu'])).toMatchObject({
    seed: 4294967295,
    count: 100_000,
    backends: ['cpu'],
  });
});

test('captions in order, and how strictly to draw them', () => {
  expect(readArguments(['--caption', 'red apple', '--caption=', '--guidance', '1.5'])).toMatchObject({
    captions: ['red apple', ''],
    guidance: 1.5,
  });
});

test('--help goes before everything else that is said rightly', () => {
  expect(readArguments(['--help', '--steps', 'many'])).toBe('help');
});

test.each([
  [['--steps', '0'], '--steps must be a whole number from 1 to 256, not "0"'],
  [['--steps', '257'], '--steps must be a whole number from 1 to 256, not "257"'],
  [['--steps', '4.5'], '--steps must be a whole number from 1 to 256, not "4.5"'],
  [['--steps='], '--steps must be a whole number from 1 to 256, not ""'],
  [['--count', '1e3'], '--count must be a whole number from 1 to 100000, not "1e3"'],
  [['--seed', '4294967296'], '--seed must be a whole number from 0 to 4294967295, not "4294967296"'],
  [['--sampler', 'euler'], /^--sampler must be one of multistep, ddim, .*, not "euler"$/],
  [['--backend', 'webgpu'], '--backend must be one of wasm, cpu, not "webgpu"'],
  [['--model='], '--model is empty'],
  [['--guidance', 'strong'], '--guidance must be a number from 0, not "strong"'],
  [['--guidance=-1'], '--guidance must be a number from 0, not "-1"'],
  [['--stps', '4'], "Unknown option '--stps'"],
  [['extra'], "Unexpected argument 'extra'"],
  [['--steps'], "Option '--steps <value>' argument missing"],
])('%j is refused in one line', (args, said) => {
  const read = () => readArguments(args);
  expect(read).toThrow(UsageError);
  expect(read).toThrow(said);
  expect(String(said)).not.toContain('\n');
});
