/** Of many frames out of sight only the one left last keeps its engine. */
import { expect, test, vi } from 'vitest';
import { forget, leave } from './out-of-sight.ts';

const frame = () => ({ rest: vi.fn() });

test('each frame that is left sends the one before it to rest, once', () => {
  const frames = Array.from({ length: 24 }, frame);
  for (const each of frames) leave(each);
  expect(frames.map(({ rest }) => rest.mock.calls.length)).toEqual([...Array(23).fill(1), 0]);
  for (const each of frames) forget(each);
});

test('a frame that came back into sight, or is gone, is not sent to rest', () => {
  const [a, b] = [frame(), frame()];
  leave(a);
  forget(a);
  leave(b);
  leave(b);
  expect(a.rest).not.toHaveBeenCalled();
  expect(b.rest).not.toHaveBeenCalled();
  forget(b);
});
