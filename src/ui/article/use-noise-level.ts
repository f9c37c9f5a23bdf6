/** The noise level that the figure shows, and its playback from noise to data, which only the reader starts. */
import { useCallback, useEffect, useState } from 'react';

/** From pure noise to data. */
const PLAY_MS = 5000;

export function useNoiseLevel() {
  const [t, setT] = useState(0);
  const [playing, setPlaying] = useState(false);

  useEffect(() => {
    if (!playing) return;
    let before: number | undefined;
    let frame = requestAnimationFrame(function advance(now) {
      const by = (now - (before ?? now)) / PLAY_MS;
      before = now;
      setT((level) => Math.max(0, level - by));
      frame = requestAnimationFrame(advance);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing]);

  // The data are reached.
  if (playing && t === 0) setPlaying(false);

  const scrub = useCallback((level: number) => {
    setPlaying(false);
    setT(level);
  }, []);
  const toggle = useCallback(() => {
    setT((level) => (level === 0 ? 1 : level));
    setPlaying((now) => !now);
  }, []);
  return { t, playing, scrub, toggle };
}
