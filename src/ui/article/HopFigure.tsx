/** How it works, in two dimensions: the paths from noise to data, and a sampler's hops with the page's own budget. */
import { useId, useMemo, useState } from 'react';
import { formatSigned } from '../../locales/format.ts';
import { stopLabel } from '../../session/stops.ts';
import { Prose } from '../kit/Prose.tsx';
import { useMessages, usePage } from '../kit/use-page.ts';
import { useArticleMessages } from './article-messages.ts';
import { FigureControls } from './FigureControls.tsx';
import { FigureLegend } from './FigureLegend.tsx';
import { flowPath } from './figure/flow.ts';
import type { Point } from './figure/mixture.ts';
import { type FigureSampler, pointHops } from './figure/point-hops.ts';
import { SPIRAL } from './figure/spiral.ts';
import { HopPlot } from './HopPlot.tsx';
import { HopTable } from './HopTable.tsx';
import { StartHandle } from './StartHandle.tsx';
import { drawSample } from './samples.ts';
import { TimeBar } from './TimeBar.tsx';
import { useFrame } from './use-frame.ts';
import { useNoiseLevel } from './use-noise-level.ts';
import { averageMiss, miss, type Particle, useOthers } from './use-others.ts';

export function HopFigure() {
  const language = useMessages();
  const messages = useArticleMessages().figure;
  const id = useId();
  const steps = usePage((page) => page.settings.steps);
  const [sampler, setSampler] = useState<FigureSampler>('multistep');
  const [seed, setSeed] = useState(1);
  const sample = useMemo(() => drawSample(seed), [seed]);
  const [moved, setMoved] = useState<Point | null>(null);
  const start = moved ?? sample.highlighted;
  const path = useMemo(() => flowPath(SPIRAL, start), [start]);
  const highlighted: Particle = useMemo(
    () => ({ path, hops: pointHops(SPIRAL, sampler, path, steps) }),
    [path, sampler, steps],
  );
  const others = useOthers(sample.others, sampler, steps);
  const average = useMemo(() => averageMiss(others), [others]);
  const level = useNoiseLevel();
  const frame = useFrame();

  const plain = (value: number) => formatSigned(value, language);
  const budget = { count: stopLabel(steps) };
  const end = highlighted.hops.at(-1)?.to ?? start;
  const place = { x: plain(start[0]), y: plain(start[1]) };
  const landing = messages.landing({ ...budget, x: plain(end[0]), y: plain(end[1]), miss: plain(miss(highlighted)) });
  const label = messages.plane({ sampler: messages.samplers[sampler], count: messages.hopsCount(budget) });
  const again = () => {
    setMoved(null);
    setSeed(seed + 1);
  };
  return (
    <figure className="hop-figure" aria-labelledby={id} data-sampler={sampler}>
      <div className="hop-head">
        <figcaption>
          <h3 id={id}>{messages.title}</h3>
          <p>{messages.summary}</p>
        </figcaption>
        <FigureControls sampler={sampler} onSampler={setSampler} steps={steps} />
      </div>
      <div>
        <StartHandle
          frame={frame}
          start={start}
          spoken={messages.startSpoken({ ...place, landing: landing.replaceAll('**', '') })}
          onMove={setMoved}
        >
          <HopPlot
            label={label}
            frame={frame}
            pairs={sample.pairs}
            others={others}
            highlighted={highlighted}
            t={level.t}
          />
          <span className="side noise-side" aria-hidden="true">
            {messages.noise}
          </span>
          <span className="side data-side" aria-hidden="true">
            {messages.data}
          </span>
        </StartHandle>
        <FigureLegend />
      </div>
      <TimeBar steps={steps} level={level} onAgain={again} />
      <div className="hop-foot">
        <div className="hop-readout" data-testid="hop-readout">
          <Prose text={`${messages.starts(place)}${language.gap}${landing}`} />
          {average !== null && (
            <Prose text={messages.average({ points: String(others.length), miss: plain(average) })} />
          )}
        </div>
        <div>
          <p className="fine">
            {messages.hint}
            {language.gap}
            {messages.scale}
          </p>
          <HopTable hops={highlighted.hops} />
        </div>
      </div>
    </figure>
  );
}
