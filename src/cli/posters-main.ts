/** `npm run posters`: renders posters.png for the named models, or all in the catalogue, and enters it into model.json. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toEngineError } from '../engine/errors.ts';
import { parseCatalogue } from '../package/catalogue.ts';
import { stopsOf } from '../session/stops.ts';
import { folderOf, openPackage } from './package-on-disk.ts';
import { makePosters } from './posters.ts';
import { writeTogether } from './write-together.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Run the command with the models' names or folders. Returns the exit code: 0, or 1 if it failed. */
export async function main(models: string[]): Promise<number> {
  try {
    const from = process.env['INIT_CWD'] ?? process.cwd();
    for (const model of models.length > 0 ? models : listed()) await writePosters(folderOf(model, from, ROOT));
    return 0;
  } catch (error) {
    process.stderr.write(`posters: ${toEngineError(error).message}\n`);
    return 1;
  }
}

function listed(): string[] {
  const text = readFileSync(join(ROOT, 'public', 'models', 'catalogue.json'), 'utf8');
  return parseCatalogue(JSON.parse(text)).map(({ name }) => name);
}

async function writePosters(folder: string): Promise<void> {
  const pack = await openPackage(folder);
  const stops = stopsOf(pack.manifest);
  const onStop = (steps: number) => process.stdout.write(`${pack.manifest.name}: ${steps} of ${stops.at(-1)} steps\n`);
  const { png, entry } = await makePosters(pack, stops, onStop);
  // Read the file again, because parsing drops unknown keys.
  const manifest = { ...JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')), posters: entry };
  await writeTogether(folder, { [entry.file.path]: png, 'model.json': `${JSON.stringify(manifest, null, 2)}\n` });
  process.stdout.write(`${join(folder, entry.file.path)}: ${png.length} bytes\n`);
}
