/** The version is this project's, and the commit is git's or unknown. */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { sourceVersion } from './source-version.ts';

test('version and commit', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(sourceVersion()).toMatchObject({ stepdial: version, tensorflowjs: '4.22.0' });
  expect(sourceVersion().commit).toMatch(/^([0-9a-f]{12,40}(-dirty)?|unknown)$/);
  expect(sourceVersion(tmpdir()).commit).toBe('unknown');
});
