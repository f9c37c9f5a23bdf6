/** Figures have three significant digits, and the decimal mark and digit groups of the language. */
import { expect, test } from 'vitest';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import {
  formatBytes,
  formatCount,
  formatFactor,
  formatMs,
  formatPlain,
  formatProxy,
  formatShare,
  formatSize,
} from './format.ts';
import { zh } from './zh.ts';

test.each([
  [0.8412, '0.841 ms', '0,841 ms'],
  [0.00123, '0.0012 ms', '0,0012 ms'],
  [0, '0 ms', '0 ms'],
  [12.34, '12.3 ms', '12,3 ms'],
  [999.4, '999 ms', '999 ms'],
  [999.7, '1.00 s', '1,00 s'],
  [1234, '1.23 s', '1,23 s'],
  [200_000, '3.33 min', '3,33 min'],
])('%s ms', (ms, english, german) => {
  expect(formatMs(ms, en).replace('\u202f', ' ')).toBe(english);
  expect(formatMs(ms, de).replace('\u202f', ' ')).toBe(german);
});

test('shares of a whole, with a space before the sign where the language has one', () => {
  expect([en, zh].map((messages) => formatShare(0.92843, messages))).toEqual(['92.8%', '92.8%']);
  expect([de, es].map((messages) => formatShare(0.92843, messages))).toEqual(['92,8\u202f%', '92,8\u202f%']);
});

test('bytes, sizes, scores, counts, factors and plain numbers', () => {
  const all = (messages: typeof en) => [
    formatBytes(2_480_000, messages),
    formatBytes(12_300, messages),
    formatSize(2_261_977, messages),
    formatProxy(0.4567, messages),
    formatCount(10_000, messages),
    formatCount(1000, messages),
    formatFactor(1.234, messages),
    formatFactor(61.7, messages),
    formatPlain(0.6666, messages),
    formatPlain(1.5, messages),
  ];
  const english = '2.48 MB|12.3 kB|2.3 MB|0.457|10,000|1,000|1.2|62|0.67|1.5';
  expect(all(en).join('|').replaceAll('\u202f', ' ')).toBe(english);
  expect(all(zh)).toEqual(all(en));
  const german = '2,48 MB|12,3 kB|2,3 MB|0,457|10.000|1.000|1,2|62|0,67|1,5';
  expect(all(de).join('|').replaceAll('\u202f', ' ')).toBe(german);
  // Spanish does not group four digits.
  expect(all(es).join('|').replaceAll('\u202f', ' ')).toBe(german.replace('1.000', '1000'));
});
