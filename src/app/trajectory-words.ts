/** A trajectory cut into frames, and what is said about it. */
import { samplerHops } from '../sampling/samplers.ts';
import type { Images } from '../worker/protocol.ts';
import { imageAt } from './contact-sheet.ts';
import { stopWords } from './stops.ts';
import type { Trajectory } from './store.ts';

export interface Belief {
  /** From 1. */
  step: number;
  /** Diffusion time at the start of the step, from 1 (noise) to 0 (picture), as it is written. */
  time: string;
  images: Images;
}

export function beliefs({ spec, hops, images }: Trajectory): Belief[] {
  const times = samplerHops(spec.sampler, spec.steps).map(({ t }) => t);
  return hops.map((hop, i) => ({ step: hop + 1, time: timeWords(times[hop] ?? 0), images: imageAt(images, i) }));
}

/** Two decimals, less where they are zeros. */
const timeWords = (t: number): string => String(Number(t.toFixed(2)));

export function stripWords({ spec, image, hops }: Trajectory): { title: string; explanation: string } {
  const title = `Picture ${image + 1} in ${stopWords(spec.steps)}, from noise to picture.`;
  if (hops.length === 1) return { title, explanation: 'One look at pure noise, one guess: the picture.' };
  const some = hops.length < spec.steps ? ` ${hops.length} of the ${spec.steps} steps are shown.` : '';
  const explanation = `What the network believes the clean picture to be, at the start of each step; the last is the picture.${some}`;
  return { title, explanation };
}
