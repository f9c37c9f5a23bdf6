/**
 * Builds a part of the page when the reader comes near it: what is far below takes nothing from the first second. For
 * drawings only: text and tables are there from the start, to be searched and to be read aloud.
 */
import { type ReactNode, Suspense, startTransition, useEffect, useRef, useState } from 'react';
import { usePrinting } from './use-printing.ts';

/** How far above or below the window is near. */
const NEAR = '50%';

interface WhenNearProps {
  /** Of the empty room that is kept meanwhile. */
  className: string;
  children: ReactNode;
}

export function WhenNear({ className, children }: WhenNearProps) {
  const room = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const printing = usePrinting();
  useEffect(() => {
    if (near || room.current === null) return;
    // In slices, so that what the reader does meanwhile comes first.
    const build = () => startTransition(() => setNear(true));
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && build(), {
      rootMargin: `${NEAR} 0px`,
    });
    observer.observe(room.current);
    return () => observer.disconnect();
  }, [near]);
  const waiting = <div ref={room} className={className} />;
  // On paper everything is near, if its code is there.
  return near || printing ? <Suspense fallback={waiting}>{children}</Suspense> : waiting;
}
