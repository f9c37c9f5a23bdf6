/** `metric.json`: the meter's feature network, which all models share. Written by training/stepdial_training/convert_features.py. */
import * as v from 'valibot';
import { ManifestError, type ModelFile, type ModelManifest } from './manifest.ts';

const positive = v.pipe(v.number(), v.integer(), v.minValue(1));

const metricSchema = v.object({
  format: v.literal(1),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  /** For people. */
  title: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  input: v.object({ size: v.pipe(positive, v.maxValue(1024)), mean: v.number(), deviation: v.number() }),
  noise: v.object({
    sigma: v.number(),
    seed: v.number(),
    draw: v.number(),
    patterns: v.pipe(positive, v.maxValue(1024)),
  }),
  features: v.object({
    blocks: v.pipe(positive, v.maxValue(15)),
    pooling: v.literal('mean'),
    channels: v.pipe(positive, v.maxValue(1024)),
    dimension: v.pipe(positive, v.maxValue(256)),
  }),
});

export type MetricDescription = v.InferOutput<typeof metricSchema>;

/** The files of a model's meter, with their paths from the model's folder. */
export function metricFiles({ name, description, weights }: NonNullable<ModelManifest['metric']>): {
  description: ModelFile;
  weights: ModelFile;
} {
  const shared = (file: ModelFile): ModelFile => ({ ...file, path: `../../metrics/${name}/${file.path}` });
  return { description: shared(description), weights: shared(weights) };
}

/** Mean and covariance of real images, in the features that the model's FID-proxy is measured in. */
export const referenceFile = ({ metric, reference }: ModelManifest): ModelFile =>
  (metric ?? { reference: reference.file }).reference;

/**
 * Validate the bytes of a metric.json.
 * @throws ManifestError
 */
export function parseMetric(bytes: ArrayBuffer): MetricDescription {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new ManifestError('metric.json is not JSON.');
  }
  const result = v.safeParse(metricSchema, content);
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new ManifestError(`metric.json: ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`);
}
