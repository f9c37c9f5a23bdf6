/**
 * One file for what the page and the embed both begin with. Left to itself the bundler makes a dozen, by who else imports
 * them, and each costs a slow processor some 10 ms of the first second.
 */
import { join } from 'node:path';

export interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[]; importers: readonly string[] } | null;
}

const [PAGE, EMBED] = ['main.tsx', 'embed-main.tsx'].map((name) => join(import.meta.dirname, '..', 'src', 'app', name));

/** For `codeSplitting.groups`: what the page begins with and others need too. What is the page's alone is in its own file. */
export function startChunk(id: string, modules: Modules): string | null {
  // What loads a module later is needed before it, and must not bring it along.
  if (id.includes('vite/preload-helper')) return 'preload-helper';
  const ofPage = importsOf(PAGE, modules);
  if (!ofPage.has(id)) return null;
  const importers = modules.getModuleInfo(id)?.importers ?? [];
  const shared = importsOf(EMBED, modules).has(id) || importers.some((from) => from !== PAGE && !ofPage.has(from));
  return shared ? 'start' : null;
}

/** All that a module imports, directly or not, without what it loads later. */
export function importsOf(entry: string | undefined, modules: Modules): ReadonlySet<string> {
  const found = new Set<string>();
  const follow = (id = ''): void => {
    for (const next of modules.getModuleInfo(id)?.importedIds ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      follow(next);
    }
  };
  follow(entry);
  return found;
}
