/** One frame of the strip: the picture believed in, its step and its time. */
import { memo } from 'react';
import type { Belief } from './trajectory-words.ts';
import { usePixels } from './use-pixels.ts';

export const BeliefFrame = memo(function BeliefFrame({ step, time, images }: Belief) {
  const canvas = usePixels(images);
  return (
    <li>
      <canvas ref={canvas} role="img" aria-label={`Step ${step}, t = ${time}`} />
      <span aria-hidden="true">
        {step}
        <small>t = {time}</small>
      </span>
    </li>
  );
});
