/**
 * Tells the page, when it is built, which models and posters there are; so that neither the choice nor the pictures have to
 * wait for a catalogue.json or model.json, and nothing moves when they come.
 *
 * The module "virtual:models" holds the catalogue and, for each model, what model.json says of its posters. Those of the
 * default model are also asked for in the head of the page, while the script is still on its way. Their address carries their
 * hash, which passes over old ones in the browser's own cache. A page that is kept from an earlier visit knows only its own:
 * it takes them away when a model.json of other posters comes (src/session/load-posters.ts).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { parseCatalogue } from '../src/package/catalogue.ts';
import { type ModelManifest, parseManifest } from '../src/package/manifest.ts';
import type { PosterSheet } from '../src/session/posters.ts';
import { DEFAULTS } from '../src/session/settings.ts';

const MODULE = 'virtual:models';

export function models(folder = join(import.meta.dirname, '..', 'public', 'models')): Plugin {
  const read = () => readSheets(folder);
  const catalogue = () => parseCatalogue(JSON.parse(readFileSync(join(folder, 'catalogue.json'), 'utf8')));
  const code = () =>
    `export const CATALOGUE = ${JSON.stringify(catalogue())};\nexport const SHEETS = ${JSON.stringify(read())};`;
  return {
    name: 'models',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load: (id) => (id === `\0${MODULE}` ? code() : null),
    transformIndexHtml() {
      const sheet = read()[DEFAULTS.model];
      if (sheet === undefined) return [];
      return [{ tag: 'link', attrs: { rel: 'preload', as: 'image', href: `./${sheet.url}` }, injectTo: 'head' }];
    },
  };
}

function readSheets(folder: string): Record<string, PosterSheet> {
  const paths = readdirSync(folder).map((name) => [name, join(folder, name, 'model.json')] as const);
  const manifests = paths
    .filter(([, path]) => existsSync(path))
    .map(([name, path]) => [name, parseManifest(JSON.parse(readFileSync(path, 'utf8')))] as const);
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
