/** The drawing: data under noise, the paths from noise to data, and the hops of the sampler. */
import { memo, useMemo } from 'react';
import { pathEnd, pointAt } from './figure/flow.ts';
import type { Point } from './figure/mixture.ts';
import { drawnAt, hidden, hopsAt } from './figure/plane.ts';
import type { Pair } from './figure/spiral.ts';
import { dots, type Frame, line } from './frame.ts';
import { borders, hopLine, pathLine } from './particle-lines.ts';
import type { Particle } from './use-others.ts';

/** With more hops, borders and named points would cover what they explain. */
const FEW = 8;
/** With more, their ends would make one band. */
const SEVERAL = 32;

interface HopPlotProps {
  label: string;
  frame: Frame;
  pairs: readonly Pair[];
  others: readonly Particle[];
  highlighted: Particle;
  /** The noise level shown. */
  t: number;
}

export function HopPlot({ label, frame, pairs, others, highlighted, t }: HopPlotProps) {
  const { apart, width, height } = frame;
  const box = `0 0 ${width} ${height}`;
  return (
    <>
      <Ground label={label} box={box} pairs={pairs} others={others} apart={apart} />
      {/* A layer of its own: what moves is painted without what stands. */}
      <svg className="plane moving" viewBox={box} aria-hidden="true">
        {t > 0 && t < 1 && <path className="cloud" d={cloud(pairs, t, apart)} />}
        <Highlighted particle={highlighted} apart={apart} />
        <path className="now" d={dots(others.map(({ hops }) => hopsAt(hops, t, apart)))} />
        <path className="now mine" d={dots([hopsAt(highlighted.hops, t, apart)])} />
      </svg>
    </>
  );
}

const cloud = (pairs: readonly Pair[], t: number, apart: Point): string =>
  dots(pairs.map(({ clean, noise }) => hidden(clean, noise, t, apart)));

interface GroundProps extends Pick<HopPlotProps, 'label' | 'pairs' | 'others'> {
  box: string;
  apart: Point;
}

const Ground = memo(function Ground({ label, box, pairs, others, apart }: GroundProps) {
  const starts = others.map(({ path }) => drawnAt(pointAt(path, 1), 1, apart));
  return (
    <svg className="plane" viewBox={box} role="img" aria-label={label}>
      <path className="noise" d={cloud(pairs, 1, apart)} />
      <path className="data" d={cloud(pairs, 0, apart)} />
      <path className="paths" d={others.map(({ path }) => line(pathLine(path, apart))).join('')} />
      <path className="hops" d={others.map(({ hops }) => line(hopLine(hops, apart))).join('')} />
      <path className="starts" d={dots(starts)} />
    </svg>
  );
});

const Highlighted = memo(function Highlighted({ particle, apart }: { particle: Particle; apart: Point }) {
  const { path, hops } = particle;
  const shape = useMemo(() => {
    const few = hops.length <= FEW;
    const ends = hopLine(hops, apart);
    const end = drawnAt(pathEnd(path), 0, apart);
    const named = few ? hops.slice(0, -1).map(({ named }) => drawnAt(named, 0, apart)) : [];
    return {
      path: line(pathLine(path, apart)),
      borders: few ? dots(borders(path, hops, apart)) : '',
      aims: named.map((point, i) => line(ends.slice(i + 1, i + 2).concat([point]))).join(''),
      named: dots(named),
      hops: line(ends),
      ends: hops.length <= SEVERAL ? dots(ends.slice(1, -1)) : '',
      miss: line([end, ...ends.slice(-1)]),
      end: dots([end]),
    };
  }, [path, hops, apart]);
  return (
    <g className="mine">
      <path className="path" d={shape.path} />
      <path className="borders" d={shape.borders} />
      <path className="aims" d={shape.aims} />
      <path className="named" d={shape.named} />
      <path className="miss" d={shape.miss} />
      <path className="hops" d={shape.hops} data-testid="hops" />
      <path className="ends" d={shape.ends} />
      <path className="end" d={shape.end} />
    </g>
  );
});
