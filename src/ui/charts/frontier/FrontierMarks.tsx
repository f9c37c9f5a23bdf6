/** What moves over the frontier: where the dial stands, what is best within the time limit, and the live estimate. */
import type { CSSProperties } from 'react';
import { guidanceFor, liveKey, networkFor } from '../../../session/run-specs.ts';
import type { PageState } from '../../../session/store.ts';
import { usePaced } from '../../kit/use-paced.ts';
import { useMessages, usePage } from '../../kit/use-page.ts';
import { markPath } from '../kit/marks.ts';
import type { Placed } from './frontier.ts';
import { type Axes, type Spot, spotOf } from './frontier-spots.ts';
import { limitWords } from './frontier-words.ts';

interface FrontierMarksProps {
  /** Where the dial stands, if it is on the chart. */
  here: Placed | null;
  best: Placed | null;
  /** In ms. */
  limit: number | null;
  axes: Axes;
}

const PACE_MS = 900;
const liveOf = (page: PageState) => page.live;

export function FrontierMarks({ here, best, limit, axes }: FrontierMarksProps) {
  const messages = useMessages();
  const estimate = useLiveEstimate();
  const at = ({ time, proxy }: Placed) => spotStyle(spotOf(time.value, proxy.value, axes));
  const [shortest, longest] = axes.time;
  const beyond = limit === null || limit >= longest ? null : spotOf(Math.max(limit, shortest), 1, axes);
  return (
    <div className="marks" aria-hidden="true">
      {beyond && limit !== null && (
        <div className="beyond" style={{ left: spotStyle(beyond).left }} data-late={beyond.left > 0.8}>
          <span>{limitWords(limit, messages)}</span>
        </div>
      )}
      {best && <div className="best" style={at(best)} data-testid="best" />}
      {here && <div className="here" style={at(here)} data-testid="here" />}
      {here && estimate !== null && (
        <svg
          className="live"
          style={spotStyle(spotOf(here.time.value, estimate, axes))}
          viewBox="-8 -8 16 16"
          aria-hidden="true"
        >
          <path d={markPath('diamond', 0, 0)} />
        </svg>
      )}
    </div>
  );
}

export const spotStyle = ({ left, top }: Spot): CSSProperties => ({ left: `${100 * left}%`, top: `${100 * top}%` });

/** The live FID-proxy of the method that the settings stand on; null while there is none. */
function useLiveEstimate(): number | null {
  const settings = usePage((page) => page.settings);
  const manifest = usePage((page) => page.manifest);
  const live = usePaced(liveOf, PACE_MS);
  if (manifest === null) return null;
  const method = { ...settings, network: networkFor(manifest, settings) };
  return live.get(liveKey(method, guidanceFor(settings, manifest)))?.estimate?.value ?? null;
}
