/**
 * Writes the catalogue, the stops and the posters of all models into the page when it is built, so that neither the choice of
 * model nor dial and pictures wait for catalogue.json or model.json, and nothing moves when those arrive.
 *
 * All of it is in the module "virtual:models". The posters of the default model, which is the first in the catalogue, are
 * also preloaded in the head of the page, while the script is still on its way. Their address contains their hash, so the
 * browser's cache never serves old ones. A page cached by an earlier visit knows only its own posters, and removes them
 * when a model.json with other ones arrives (src/session/load-posters.ts).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { parseCatalogue } from '../src/package/catalogue.ts';
import { type ModelManifest, parseManifest } from '../src/package/manifest.ts';
import type { PosterSheet } from '../src/session/posters.ts';
import { stopsOf } from '../src/session/stops.ts';

const MODULE = 'virtual:models';

export function models(folder = join(import.meta.dirname, '..', 'public', 'models')): Plugin {
  const catalogue = () => parseCatalogue(JSON.parse(readFileSync(join(folder, 'catalogue.json'), 'utf8')));
  const code = () => {
    const manifests = readManifests(folder);
    const exported = { CATALOGUE: catalogue(), STOPS: stopsIn(manifests), SHEETS: sheetsIn(manifests) };
    return Object.entries(exported)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
      .join('\n');
  };
  return {
    name: 'models',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load: (id) => (id === `\0${MODULE}` ? code() : null),
    transformIndexHtml() {
      const sheet = sheetsIn(readManifests(folder))[catalogue()[0]?.name ?? ''];
      if (sheet === undefined) return [];
      return [{ tag: 'link', attrs: { rel: 'preload', as: 'image', href: `./${sheet.url}` }, injectTo: 'head' }];
    },
  };
}

/** The models that lie in `folder`, by name. */
function readManifests(folder: string): [name: string, manifest: ModelManifest][] {
  return readdirSync(folder)
    .map((name): [string, string] => [name, join(folder, name, 'model.json')])
    .filter(([, path]) => existsSync(path))
    .map(([name, path]) => [name, parseManifest(JSON.parse(readFileSync(path, 'utf8')))]);
}

const stopsIn = (manifests: [string, ModelManifest][]): Record<string, readonly number[]> =>
  Object.fromEntries(manifests.map(([name, manifest]) => [name, stopsOf(manifest)]));

function sheetsIn(manifests: [string, ModelManifest][]): Record<string, PosterSheet> {
  const sheets = manifests.map(([name, manifest]) => [name, sheetOf(name, manifest)] as const);
  return Object.fromEntries(sheets.flatMap(([name, sheet]) => (sheet === undefined ? [] : [[name, sheet]])));
}

function sheetOf(
  name: string,
  { posters, image, networks, classes, captions }: ModelManifest,
): PosterSheet | undefined {
  if (posters === undefined) return undefined;
  const { file, seed, count, steps } = posters;
  const { height, width, channels } = image;
  const asked = captions && { guidance: captions.guidance, examples: captions.examples };
  return {
    url: `models/${name}/${file.path}?${file.sha256.slice(0, 12)}`,
    sha256: file.sha256,
    image: { height, width, channels },
    seed,
    count,
    steps,
    model: { networks: networks.map(({ name }) => ({ name })), classes, ...(asked && { captions: asked }) },
  };
}
