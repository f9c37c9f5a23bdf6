/** Licences of what ships: every package that the site or the command line is made of. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Each allows copying, changing and selling with no more than a notice. */
const ALLOWED = new Set(['MIT', 'Apache-2.0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'OFL-1.1', '0BSD']);

interface Locked {
  dev?: boolean;
  license?: string;
}

test('every package that ships has a licence that asks for a notice at most', () => {
  const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
  const packages = Object.entries<Locked>(lock.packages).filter(([name, { dev }]) => name !== '' && dev !== true);
  expect(packages.length).toBeGreaterThan(20);
  const others = packages.filter(
    ([, { license = 'none' }]) => !license.split(' AND ').every((one) => ALLOWED.has(one)),
  );
  expect(others.map(([name, { license }]) => `${name}: ${license}`)).toEqual([]);
});
