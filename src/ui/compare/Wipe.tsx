/** One grid of pictures over the other, with a divider to drag: the pinned ones left of it. */
import { type CSSProperties, type ReactNode, useState } from 'react';
import { useMessages } from '../kit/use-page.ts';

interface WipeProps {
  pinned: ReactNode;
  turned: ReactNode;
  /** What each is, in words. */
  names: { pinned: string; turned: string };
}

export function Wipe({ pinned, turned, names }: WipeProps) {
  const { divider, dividerAt } = useMessages().compare;
  const [at, setAt] = useState(50);
  return (
    <div className="wipe" style={{ '--at': at / 100 } as CSSProperties}>
      <div className="layer">{pinned}</div>
      <div className="layer over">{turned}</div>
      <div className="divider" aria-hidden="true" />
      <input
        type="range"
        min={0}
        max={100}
        value={at}
        aria-label={divider}
        aria-valuetext={dividerAt({ percent: String(at), ...names })}
        onChange={(event) => setAt(event.target.valueAsNumber)}
      />
    </div>
  );
}
