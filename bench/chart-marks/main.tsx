/** A chart of five curves with intervals, drawn by Recharts' own marks or by the page's Series; see bench/chart-marks.ts. */
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { CartesianGrid, ComposedChart, ErrorBar, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { MARKS } from '../../src/ui/charts/kit/marks.ts';
import { Plot } from '../../src/ui/charts/kit/Plot.tsx';
import { Series } from '../../src/ui/charts/kit/Series.tsx';

const NAMES = ['dial', 'ddim', 'stochastic', 'specialist', 'live'] as const;
const STOPS = Array.from({ length: 11 }, (_, index) => index);

/** Values that differ from one update to the next, as they do while the page measures. */
const valueAt = (curve: number, index: number, update: number): number =>
  (1 + curve) * Math.exp(-index / 4) * (1 + 0.05 * Math.sin(update + index));

function ByHand({ update }: { update: number }) {
  const curves = NAMES.map((name, curve) => {
    const points = STOPS.map((index) => {
      const value = valueAt(curve, index, update);
      return { index, point: { value, low: value * 0.9, high: value * 1.1, count: 1 } };
    });
    return { name, points };
  });
  const values = curves.flatMap(({ points }) => points.map(({ point }) => point.high));
  return (
    <Plot across={{ stops: STOPS }} values={values} format={String}>
      {curves.map(({ name, points }) => (
        <Series key={name} mark={MARKS[name]} points={points} />
      ))}
    </Plot>
  );
}

function ByRecharts({ update }: { update: number }) {
  const rows = STOPS.map((index) => {
    const row: Record<string, number | number[]> = { index };
    for (const [curve, name] of NAMES.entries()) {
      const value = valueAt(curve, index, update);
      row[name] = value;
      row[`${name} interval`] = [value * 0.1, value * 0.1];
    }
    return row;
  });
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={rows} accessibilityLayer={false}>
        <CartesianGrid vertical={false} />
        <XAxis dataKey="index" type="number" domain={[-0.4, 10.4]} ticks={STOPS} />
        <YAxis type="number" scale="log" domain={[0.01, 10]} allowDataOverflow width={58} />
        {NAMES.map((name) => (
          <Line key={name} dataKey={name} stroke={MARKS[name].colour} isAnimationActive={false}>
            <ErrorBar dataKey={`${name} interval`} direction="y" isAnimationActive={false} />
          </Line>
        ))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

let set: (next: { byHand: boolean; update: number }) => void = () => undefined;

function Page() {
  const [shown, setShown] = useState({ byHand: true, update: 0 });
  set = setShown;
  return shown.byHand ? <ByHand update={shown.update} /> : <ByRecharts update={shown.update} />;
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root".');
createRoot(root).render(<Page />);

const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

declare global {
  interface Window {
    redraw(byHand: boolean, updates: number): Promise<void>;
  }
}

/** Draws a chart `updates` times anew, one frame apart. */
async function redraw(byHand: boolean, updates: number): Promise<void> {
  for (let update = 0; update < updates; update++) {
    flushSync(() => set({ byHand, update }));
    await frame();
    await frame();
  }
}
Object.assign(window, { redraw });
