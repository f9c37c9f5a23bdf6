/** The way of one picture: what the network believed it would become, at the start of each step. */

import { useId } from 'react';
import { useMessages, usePage } from '../kit/use-page.ts';
import { TrajectoryFrame } from './TrajectoryFrame.tsx';
import { denoisedFrames, stripWords } from './trajectory-words.ts';

/** As many fit beside each other on a phone. */
const FIT = 6;

export function TrajectoryStrip() {
  const trajectory = usePage((page) => page.trajectory);
  const messages = useMessages();
  const id = useId();
  if (trajectory === null) return null;
  // Not known yet: the room is kept, so that nothing below jumps.
  if (trajectory === undefined) return <div className="strip" />;
  const { title, explanation } = stripWords(trajectory, messages);
  const frames = denoisedFrames(trajectory);
  return (
    <figure className="strip" aria-labelledby={id} data-ink={trajectory.images.channels === 1} data-testid="strip">
      <figcaption>
        <strong id={id}>{title}</strong>
        {messages.gap}
        {explanation}
      </figcaption>
      <ol
        // What scrolls must be reached by keyboard.
        tabIndex={frames.length > FIT ? 0 : undefined}
        aria-labelledby={id}
      >
        {frames.map((frame) => (
          <TrajectoryFrame key={frame.step} {...frame} />
        ))}
      </ol>
    </figure>
  );
}
