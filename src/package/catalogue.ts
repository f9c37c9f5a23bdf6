/** `catalogue.json`: the models in the folders beside it, with the size of each, so that nobody downloads one unawares. */
import * as v from 'valibot';
import { ManifestError, type ModelFile, type ModelManifest } from './manifest.ts';
import { metricFiles, referenceFile } from './metric.ts';
import { readBody } from './read-body.ts';
import { request } from './request.ts';

const entrySchema = v.object({
  /** The model's folder. */
  name: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'a folder name')),
  title: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  summary: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  /** Size in bytes of what the model needs to draw and to measure: `openingBytes`. */
  bytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

const catalogueSchema = v.object({ models: v.pipe(v.array(entrySchema), v.maxLength(50)) });

const MAX_CATALOGUE_BYTES = 1 << 20;

export type CatalogueEntry = v.InferOutput<typeof entrySchema>;

/**
 * Validate the parsed content of a catalogue.json.
 * @throws ManifestError
 */
export function parseCatalogue(content: unknown): CatalogueEntry[] {
  const result = v.safeParse(catalogueSchema, content);
  if (result.success) return result.output.models;
  const issue = result.issues[0];
  throw new ManifestError(`catalogue.json: ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`);
}

/**
 * Fetch and validate the catalogue.
 * @throws NetworkError or ManifestError
 */
export async function downloadCatalogue(url: string): Promise<CatalogueEntry[]> {
  const response = await request(url, { cache: 'no-cache' });
  const tooLong = () => new ManifestError(`${url} is larger than ${MAX_CATALOGUE_BYTES} bytes.`);
  const body = await readBody(response, MAX_CATALOGUE_BYTES, () => undefined, tooLong);
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw new ManifestError(`${url} is not JSON. Check that it names a catalogue.json.`);
  }
  return parseCatalogue(content);
}

/** The files that the model needs to draw and to measure: all but its further networks. */
export function openingFiles(manifest: ModelManifest): ModelFile[] {
  const { networks, captions, metric, features, curves } = manifest;
  const measuring = metric === undefined ? [features.file] : Object.values(metricFiles(metric));
  const files = [networks[0]?.file, captions?.file, ...measuring, referenceFile(manifest), curves.file];
  return files.filter((file) => file !== undefined);
}

/** Every file of the model but its posters, which belong to the page. */
export const allFiles = (manifest: ModelManifest): ModelFile[] => [
  ...openingFiles(manifest),
  ...manifest.networks.slice(1).map(({ file }) => file),
];

export const openingBytes = (manifest: ModelManifest): number =>
  openingFiles(manifest).reduce((sum, { bytes }) => sum + bytes, 0);
