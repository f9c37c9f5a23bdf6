/** Timings of batches, without the first and the smaller ones. */
import { expect, test } from 'vitest';
import { timingsOf } from './timings.ts';

const batch = (ms: number, count = 64) => ({ count, ms });

test('it gives median, minimum and maximum of the full batches after the first', () => {
  expect(timingsOf([batch(90), batch(30), batch(10), batch(20), batch(5, 8)])).toEqual({
    batchSize: 64,
    warmUpMs: 90,
    batches: 3,
    medianMs: 20,
    minMs: 10,
    maxMs: 30,
    totalMs: 155,
  });
});

test('an even number of batches has the mean of the middle two as its median', () => {
  expect(timingsOf([batch(1), batch(10), batch(20), batch(40), batch(30)]).medianMs).toBe(25);
});

test('nothing but a warm-up gives no figures', () => {
  expect(timingsOf([batch(90), batch(5, 8)])).toMatchObject({ batches: 0, medianMs: null, minMs: null, maxMs: null });
});
