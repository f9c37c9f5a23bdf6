/** Which captions a run needs, and which of its hops a trajectory shows. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TRAJECTORY_LENGTH } from '../core/types.ts';
import { captionsOf, trajectoryHops } from './run-spec.ts';

test('every trajectory is ascending, short enough, and ends with the last hop', () => {
  for (let hops = 1; hops <= 256; hops++) {
    const shown = trajectoryHops(hops);
    expect(shown).toHaveLength(Math.min(hops, TRAJECTORY_LENGTH));
    expect(shown.at(-1)).toBe(hops - 1);
    for (const [i, hop] of shown.entries()) expect(hop).toBeGreaterThan(shown[i - 1] ?? -1);
    const gaps = shown.slice(1).map((hop, i) => hop - (shown[i] ?? 0));
    expect(Math.max(0, ...gaps) - Math.min(...gaps, 1e9)).toBeLessThanOrEqual(1);
  }
  expect(trajectoryHops(2)).toEqual([0, 1]);
});

test('image i shows caption i modulo their number; every caption appears once', () => {
  const captions = fc.array(fc.constantFrom('', 'cat', 'red cat', 'dog', 'heart'), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(captions, fc.integer({ min: 1, max: 64 }), fc.nat(1000), (given, count, firstImage) => {
      const { unique, rows } = captionsOf(given, count, firstImage);
      expect(new Set(unique).size).toBe(unique.length);
      expect(new Set(rows).size).toBe(unique.length);
      expect(rows.map((row) => unique[row])).toEqual(
        Array.from({ length: count }, (_, i) => given[(firstImage + i) % given.length]),
      );
    }),
  );
});
