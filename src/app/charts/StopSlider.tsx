/** The dial on a chart of budgets: marks the current one; arrow keys, a press or a drag move it along the chart. */
import type { CSSProperties } from 'react';
import { STOPS, stopIndex, stopSpoken } from '../stops.ts';
import { changeSettings, usePage, useWords } from '../store.ts';

interface StopSliderProps {
  /** Of the chart. */
  title: string;
  /** What the chart says of the current budget. */
  value: string;
}

export function StopSlider({ title, value }: StopSliderProps) {
  const steps = usePage((page) => page.settings.steps);
  const words = useWords();
  const { along, spoken } = words.frontier;
  const index = stopIndex(steps);
  return (
    <>
      <input
        className="along"
        type="range"
        min={0}
        max={STOPS.length - 1}
        value={index}
        aria-label={along({ title })}
        aria-valuetext={spoken({ steps: stopSpoken(steps, words), value })}
        onChange={(event) => changeSettings({ steps: STOPS[event.target.valueAsNumber] ?? steps })}
      />
      <div className="now" style={{ '--index': index } as CSSProperties} />
    </>
  );
}
