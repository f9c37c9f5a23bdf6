/** `curves.json`: quality measured for every sampler and budget, and its validation. */
import * as v from 'valibot';
import { SAMPLER_NAMES } from '../core/samplers/registry.ts';
import { ManifestError } from './manifest.ts';

const recordSchema = v.object({
  /** How the network was trained, in the words of its recipe, for instance "multistep"; "real" for the floor. */
  family: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  /** Absent for the floor, as are network and steps. */
  sampler: v.optional(v.picklist(SAMPLER_NAMES)),
  network: v.optional(v.string()),
  steps: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Of models with captions: the guidance that the samples were made with. */
  guidance: v.optional(v.number()),
  /** The network in whose features distances are; without it the model's own. */
  metric: v.optional(v.pipe(v.string(), v.maxLength(100))),
  /** Of the floor: which real images were measured, for instance "test". */
  images: v.optional(v.pipe(v.string(), v.maxLength(40))),
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
  fidProxy: v.number(),
  fidProxyInterval: v.tuple([v.number(), v.number()]),
  kid: v.number(),
  accuracy: v.number(),
});

export type CurveRecord = v.InferOutput<typeof recordSchema>;

/**
 * Validate the parsed content of a curves.json. Families that this version does not know are kept as they are.
 * @throws ManifestError for anything else that does not follow the schema.
 */
export function parseCurves(content: unknown): CurveRecord[] {
  const result = v.safeParse(v.array(recordSchema), content);
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new ManifestError(`curves.json: ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`);
}
