/** Which StepDial this is: the version in package.json, and the commit if this is a git checkout. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SourceVersion } from '../package/provenance.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Package {
  version: string;
  dependencies: { '@tensorflow/tfjs-core': string };
}

export function sourceVersion(root: string = ROOT): SourceVersion {
  const { version, dependencies } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as Package;
  return { stepdial: version, commit: commitOf(root), tensorflowjs: dependencies['@tensorflow/tfjs-core'] };
}

/** "20f30dd1a2b3", or "20f30dd1a2b3-dirty" if tracked files were changed. */
function commitOf(root: string): string {
  const args = ['describe', '--always', '--dirty', '--abbrev=12', '--exclude', '*'];
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
}
