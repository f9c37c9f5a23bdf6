/** Whose hops the figure shows, and how many: as many as the page's dial says. */
import { memo, useId } from 'react';
import { changeSettings } from '../../session/change-settings.ts';
import { stopIndex, stopLabel } from '../../session/stops.ts';
import { usePage } from '../kit/use-page.ts';
import { useArticleMessages } from './article-messages.ts';
import type { FigureSampler } from './figure/point-hops.ts';

interface FigureControlsProps {
  sampler: FigureSampler;
  onSampler: (sampler: FigureSampler) => void;
  /** The page's step budget. */
  steps: number;
}

const CHOICES = ['multistep', 'ddim'] as const satisfies readonly FigureSampler[];

export const FigureControls = memo(function FigureControls({ sampler, onSampler, steps }: FigureControlsProps) {
  const messages = useArticleMessages().figure;
  const stops = usePage((page) => page.stops);
  const id = useId();
  const label = stopLabel(steps);
  return (
    <div className="figure-controls">
      <fieldset className="choices whose">
        <legend>{messages.sampler}</legend>
        {CHOICES.map((choice) => (
          <label key={choice}>
            <input type="radio" name={id} checked={choice === sampler} onChange={() => onSampler(choice)} />
            <span>{messages.samplers[choice]}</span>
          </label>
        ))}
      </fieldset>
      <div className="slide">
        <label htmlFor={id}>{messages.hops}</label>
        <output htmlFor={id} aria-live="off">
          {label}
        </output>
        <input
          id={id}
          type="range"
          min={0}
          max={stops.length - 1}
          value={stopIndex(stops, steps)}
          aria-valuetext={messages.hopsSpoken({ count: label })}
          onChange={(event) => changeSettings({ steps: stops[event.target.valueAsNumber] ?? steps })}
        />
      </div>
    </div>
  );
});
