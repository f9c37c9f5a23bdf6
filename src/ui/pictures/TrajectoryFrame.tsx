/** One frame of the strip: the picture believed in, its step and its time. */

import { memo } from 'react';
import { formatPlain } from '../../locales/format.ts';
import { useMessages } from '../kit/use-page.ts';
import type { DenoisedFrame } from './trajectory-words.ts';
import { usePixels } from './use-pixels.ts';

export const TrajectoryFrame = memo(function TrajectoryFrame({ step, time: t, images }: DenoisedFrame) {
  const messages = useMessages();
  const time = formatPlain(t, messages);
  const canvas = usePixels(images);
  return (
    <li>
      <canvas ref={canvas} role="img" aria-label={messages.strip.frame({ step: String(step), time })} />
      <span aria-hidden="true">
        {step}
        <small>t = {time}</small>
      </span>
    </li>
  );
});
