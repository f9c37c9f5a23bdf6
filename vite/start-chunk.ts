/**
 * One file for what the page and the embed both begin with. Left to itself the bundler makes a dozen, by who else imports
 * them, and each costs a slow processor some 10 ms of the first second.
 */
import { join } from 'node:path';

interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

const ENTRIES = ['main.tsx', 'embed-main.tsx'].map((name) => join(import.meta.dirname, '..', 'src', 'app', name));

/** For `codeSplitting.groups`. */
export function startChunk(id: string, modules: Modules): string | null {
  // What loads a module later is needed before it, and must not bring it along.
  if (id.includes('vite/preload-helper')) return 'preload-helper';
  return ENTRIES.every((entry) => importsOf(entry, modules).has(id)) ? 'start' : null;
}

/** All that a module imports, directly or not, without what it loads later. */
function importsOf(entry: string, modules: Modules): ReadonlySet<string> {
  const found = new Set<string>();
  const follow = (id: string): void => {
    for (const next of modules.getModuleInfo(id)?.importedIds ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      follow(next);
    }
  };
  follow(entry);
  return found;
}
