/** The command line of `npm run sample`: defaults, spellings of ∞, and a one-line message for every mistake. */
import { expect, test } from 'vitest';
import { readArguments, UsageError } from './arguments.ts';

test('without options it samples four steps of the dial with the shipped model', () => {
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

test.each(['inf', 'Inf', 'infinity', '∞', '256'])('--steps %s means 256', (steps) => {
  expect(readArguments(['--steps', steps])).toMatchObject({ steps: 256 });
});

test('it accepts the largest seed and count, and uses only the named backend', () => {
  expect(readArguments(['--seed', '4294967295', '--count=100000', '--backend', 'cpu'])).toMatchObject({
    seed: 4294967295,
    count: 100_000,
    backends: ['cpu'],
  });
});

test('it reads captions in order, and the guidance scale', () => {
  expect(readArguments(['--caption', 'red apple', '--caption=', '--guidance', '1.5'])).toMatchObject({
    captions: ['red apple', ''],
    guidance: 1.5,
  });
});

test('--help wins over all other valid options', () => {
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
])('%j is rejected in one line', (args, said) => {
  const read = () => readArguments(args);
  expect(read).toThrow(UsageError);
  expect(read).toThrow(said);
  expect(String(said)).not.toContain('\n');
});
