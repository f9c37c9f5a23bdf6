/** A trajectory cut into frames, and what is said about it. */
import { samplerHops } from '../../core/samplers/registry.ts';
import { imageAt } from '../../core/tile-images.ts';
import type { Images } from '../../core/types.ts';
import type { Messages } from '../../locales/en.ts';
import { stopLabel } from '../../session/stops.ts';
import type { Trajectory } from '../../session/store.ts';

export interface DenoisedFrame {
  /** From 1. */
  step: number;
  /** Diffusion time at the start of the step, from 1 (noise) to 0 (picture). */
  time: number;
  images: Images;
}

export function denoisedFrames({ spec, hops, images }: Trajectory): DenoisedFrame[] {
  const times = samplerHops(spec.sampler, spec.steps).map(({ t }) => t);
  return hops.map((hop, i) => ({ step: hop + 1, time: times[hop] ?? 0, images: imageAt(images, i) }));
}

export function stripWords(
  { spec, image, hops }: Trajectory,
  messages: Messages,
): { title: string; explanation: string } {
  const { title, oneStep, beliefs: all, some } = messages.strip;
  const named = title({ number: String(image + 1), steps: stopLabel(spec.steps) });
  if (hops.length === 1) return { title: named, explanation: oneStep };
  if (hops.length === spec.steps) return { title: named, explanation: all };
  const shown = some({ shown: String(hops.length), steps: String(spec.steps) });
  return { title: named, explanation: `${all}${messages.gap}${shown}` };
}
