/** `npm run sample`: reads the command line, makes the images, writes three files and prints where they are. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RunError, toEngineError } from '../engine/errors.ts';
import { provenanceOf } from '../package/provenance.ts';
import { HELP, readArguments, type SampleArguments, UsageError } from './arguments.ts';
import { encodeNpy } from './npy.ts';
import { folderOf, openPackage, type PackageOnDisk } from './package-on-disk.ts';
import { progressBar } from './progress-bar.ts';
import { type Samples, sample } from './sample.ts';
import { drawSheet, type Sheet } from './sheet.ts';
import { sourceVersion } from './source-version.ts';
import { writeTogether } from './write-together.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Run the command. Returns the exit code: 0, 1 if it failed, 2 for a mistake on the command line. */
export async function main(args: string[]): Promise<number> {
  try {
    const read = readArguments(args);
    if (read === 'help') {
      process.stdout.write(HELP);
      return 0;
    }
    // npm changes to the project's folder, but paths are relative to where the command was typed.
    const from = process.env['INIT_CWD'] ?? process.cwd();
    await run(read, from);
    return 0;
  } catch (error) {
    const { message, code } = explain(error);
    process.stderr.write(`sample: ${message}\n`);
    return code;
  }
}

function explain(error: unknown): { message: string; code: 1 | 2 } {
  if (error instanceof UsageError) return { message: `${error.message}; --help lists the options`, code: 2 };
  if (error instanceof RunError) return { message: error.message, code: 2 };
  // From the file system, such as a full disk or a missing permission. Node's message names the path.
  if (error instanceof Error && 'syscall' in error) return { message: error.message, code: 1 };
  return { message: toEngineError(error).message, code: 1 };
}

async function run(args: SampleArguments, from: string): Promise<void> {
  const source = folderOf(args.model, from, ROOT);
  if (!existsSync(join(source, 'model.json'))) throw new UsageError(`--model: there is no model.json in ${source}`);
  const pack = await openPackage(source);
  const folder = resolve(from, args.out);
  // Before the work, so that a folder that cannot be created does not waste an hour.
  await mkdir(folder, { recursive: true });
  const bar = progressBar(process.stderr, args.count);
  const samples = await sample(args, pack, bar.update).finally(bar.end);
  const { count, height, width, channels, data } = samples.images;
  const sheet = drawSheet(samples.images);
  await writeTogether(folder, {
    'samples.png': sheet.png,
    'samples.npy': encodeNpy(data, [count, height, width, channels]),
    'samples.json': `${JSON.stringify(report(pack, samples, sheet), null, 2)}\n`,
  });
  const { medianMs, batchSize, totalMs } = samples.timings;
  const pace = medianMs === null ? `${totalMs} ms with warm-up` : `${medianMs} ms per ${batchSize} images`;
  process.stdout.write(`${count} images in ${folder} (${samples.device.backend}, ${pace})\n`);
}

/** Everything that decides the images, and how long they took. */
function report({ manifest, sha256 }: PackageOnDisk, samples: Samples, { images, columns, rows }: Sheet) {
  const { spec, device, labels, timings } = samples;
  const versions = { ...sourceVersion(), node: process.versions.node };
  return {
    format: 1,
    ...provenanceOf({ manifest, spec, device, versions, date: new Date() }),
    modelSha256: sha256,
    ...(spec.prompt === undefined && { classes: labels }),
    timings,
    files: { sheet: { name: 'samples.png', images, columns, rows }, array: { name: 'samples.npy', dtype: 'uint8' } },
  };
}
