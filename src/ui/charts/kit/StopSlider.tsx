/** The dial on a chart of budgets: marks the current one; arrow keys, a press or a drag move it along the chart. */

import { type CSSProperties, useRef } from 'react';
import { changeSettings } from '../../../session/change-settings.ts';
import { nearestStop, stopIndex, stopSpoken, stopTowards } from '../../../session/stops.ts';
import { useMessages, usePage } from '../../kit/use-page.ts';

interface StopSliderProps {
  /** Of the chart. */
  title: string;
  /** What the chart says of the current budget. */
  value: string;
}

export function StopSlider({ title, value }: StopSliderProps) {
  const steps = usePage((page) => page.settings.steps);
  const modelStops = usePage((page) => page.modelStops);
  const stops = usePage((page) => page.stops);
  // A key must lead on over stops that are locked out; a pointer stays with the nearest that is not.
  const pointed = useRef(false);
  const messages = useMessages();
  const { along, spoken } = messages.frontier;
  const index = stopIndex(modelStops, steps);
  const turn = (to: number) =>
    changeSettings({ steps: pointed.current ? nearestStop(stops, to) : stopTowards(stops, steps, to) });
  return (
    <>
      <input
        className="along"
        style={{ '--stops': modelStops.length } as CSSProperties}
        type="range"
        min={0}
        max={modelStops.length - 1}
        value={index}
        aria-label={along({ title })}
        aria-valuetext={spoken({ steps: stopSpoken(steps, messages), value })}
        onPointerDown={() => {
          pointed.current = true;
        }}
        onKeyDown={() => {
          pointed.current = false;
        }}
        onChange={(event) => turn(modelStops[event.target.valueAsNumber] ?? steps)}
      />
      <div className="now" style={{ '--index': index, '--stops': modelStops.length } as CSSProperties} />
    </>
  );
}
