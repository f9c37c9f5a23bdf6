/** The dial: a native range input over the stops, with the step budget in large figures above it. */
import type { CSSProperties, ReactNode } from 'react';
import { changeSettings } from '../../session/change-settings.ts';
import { stopLabel, stopSpoken } from '../../session/stops.ts';
import { useMessages, usePage } from '../kit/use-page.ts';
import { INFINITY_PATH } from './infinity.ts';

interface DialProps {
  /** Beside the step budget. */
  readings?: ReactNode;
  /** Below the scale, as wide as it is. */
  children: ReactNode;
}

export function Dial({ readings, children }: DialProps) {
  const steps = usePage((page) => page.settings.steps);
  const stops = usePage((page) => page.stops);
  const ready = usePage((page) => page.cachedStops);
  const messages = useMessages();
  const { dial } = messages;
  const index = stops.indexOf(steps);
  // A dial locked to a single stop still has a scale.
  const last = Math.max(stops.length - 1, 1);
  return (
    <section className="dial" aria-label={dial.label}>
      <div className="readout">
        {/* The slider speaks its value itself: a live region would say it again. */}
        <output className="budget" htmlFor="dial" aria-live="off" data-testid="budget">
          {stopLabel(steps) === '∞' ? (
            <svg className="infinity" viewBox="0 0 100 60" role="img" aria-label="∞">
              <path d={INFINITY_PATH} />
            </svg>
          ) : (
            <span className="figure">{steps}</span>
          )}{' '}
          <span className="unit">
            {dial.unit({ count: stopLabel(steps) })}
            {stopLabel(steps) === '∞' && <small>{dial.runAs({ count: String(steps) })}</small>}
          </span>
        </output>
        {readings}
      </div>
      <div className="scale" style={{ '--at': index / last } as CSSProperties}>
        <label className="unseen" htmlFor="dial">
          {dial.label}
        </label>
        <input
          id="dial"
          type="range"
          min={0}
          max={stops.length - 1}
          step={1}
          value={index}
          aria-valuetext={stopSpoken(steps, messages)}
          onChange={(event) => changeSettings({ steps: stops[event.target.valueAsNumber] ?? steps })}
        />
        <div className="track" aria-hidden="true" />
        <ol className="ticks" aria-hidden="true">
          {stops.map((stop, i) => (
            <li
              key={stop}
              data-now={stop === steps}
              data-ready={ready.includes(stop)}
              style={{ '--at': i / last } as CSSProperties}
            >
              {stopLabel(stop)}
            </li>
          ))}
        </ol>
      </div>
      {children}
    </section>
  );
}
