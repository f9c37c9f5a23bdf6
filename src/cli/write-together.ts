/** Writes files that belong together: all of them are replaced, or none. */
import { mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Write `files`, contents by name, into `folder`. They are written beside their places and moved there once all are whole, so
 * that a full disk or an interrupted command leaves the files of before.
 */
export async function writeTogether(folder: string, files: Record<string, string | Uint8Array>): Promise<void> {
  const names = Object.keys(files);
  for (const name of names) await refuseFolder(join(folder, name));
  const aside = await mkdtemp(join(folder, '.unfinished-'));
  const fresh = (name: string) => join(aside, name);
  const former = (name: string) => join(aside, `${name}.former`);
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const [name, contents] of Object.entries(files)) await writeFile(fresh(name), contents, { flush: true });
    for (const name of names) {
      const place = join(folder, name);
      if (await moved(place, former(name))) undo.unshift(() => rename(former(name), place));
      await rename(fresh(name), place);
      undo.unshift(() => rename(place, fresh(name)));
    }
  } catch (error) {
    // Should this fail too, the former files stay aside.
    for (const step of undo) await step();
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
  await rm(aside, { recursive: true, force: true });
}

/** A folder of that name would be moved away and deleted with all that is in it. */
async function refuseFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR', syscall: 'open' });
}

/** Whether there was a file to move. */
async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
