/** The frame that suits the window's width. */
import { useSyncExternalStore } from 'react';
import { type Frame, TALL, WIDE } from './frame.ts';

const query = matchMedia('(min-width: 700px)');

function subscribe(changed: () => void): () => void {
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

export const useFrame = (): Frame => (useSyncExternalStore(subscribe, () => query.matches) ? WIDE : TALL);
