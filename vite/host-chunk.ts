/**
 * One file for all that the worker's script imports, so that the script itself stays empty and no other file of the worker
 * has a reason to import it (src/worker/host-entry.ts). One and not several: each level of imports costs a round trip.
 */
import { join } from 'node:path';
import { importsOf, type Modules } from './start-chunk.ts';

const ENTRY = join(import.meta.dirname, '..', 'src', 'worker', 'host-entry.ts');

/** For `codeSplitting.groups` of workers. Backends are imported when one is chosen, and have files of their own. */
export const hostChunk = (id: string, modules: Modules): string | null =>
  importsOf(ENTRY, modules).has(id) ? 'engine-host' : null;
