/** The bounded map forgets what was used least recently. */
import { expect, test } from 'vitest';
import { BoundedMap } from './bounded-map.ts';

test('reading an entry keeps it; the least recently used one is forgotten', () => {
  const map = new BoundedMap<number>(2);
  map.set('a', 1);
  map.set('b', 2);
  expect(map.get('a')).toBe(1);
  map.set('c', 3);
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3]);
});

test('asking whether an entry is there does not count as use', () => {
  const map = new BoundedMap<number>(2);
  map.set('a', 1);
  map.set('b', 2);
  expect(map.has('a')).toBe(true);
  map.set('c', 3);
  expect(map.has('a')).toBe(false);
});

test('setting an entry again does not push out another', () => {
  const map = new BoundedMap<number>(2);
  map.set('a', 1);
  map.set('b', 2);
  map.set('b', 3);
  expect([map.get('a'), map.get('b')]).toEqual([1, 3]);
  map.clear();
  expect(map.get('a')).toBeUndefined();
});
