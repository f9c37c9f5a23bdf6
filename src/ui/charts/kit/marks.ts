/** How each curve is drawn: colour, mark, line. Marks and dashes differ too, so that no reading depends on colour alone. */
import { bySeries, SERIES, type SeriesName } from '../../../session/curve-point.ts';

export type Shape = 'circle' | 'square' | 'triangle' | 'diamond' | 'cross' | 'wedge' | 'hexagon';

export interface Mark {
  colour: string;
  shape: Shape;
  /** SVG dash pattern of the joining line; null for no line, '' for a solid one. */
  dash: string | null;
  /** Shift along the axis in stops, so that intervals at one stop stand side by side. */
  shift: number;
}

const DIAL: Mark = { colour: 'var(--accent)', shape: 'circle', dash: '', shift: 0 };
const SPECIALIST: Mark = { colour: 'var(--specialist)', shape: 'cross', dash: null, shift: -0.28 };
const LIVE: Mark = { colour: 'var(--ink)', shape: 'diamond', dash: null, shift: 0.28 };

/** For the other samplers in the order of their registry; more samplers than marks begin again. */
const OTHERS: readonly Mark[] = [
  { colour: 'var(--series-1)', shape: 'square', dash: '6 4', shift: -0.14 },
  { colour: 'var(--series-2)', shape: 'triangle', dash: '2 3', shift: 0.14 },
  { colour: 'var(--series-3)', shape: 'wedge', dash: '9 3', shift: -0.21 },
  { colour: 'var(--series-4)', shape: 'hexagon', dash: '8 3 2 3', shift: 0.21 },
];

function markOf(series: SeriesName): Mark {
  if (series === 'dial') return DIAL;
  if (series === 'specialist') return SPECIALIST;
  const others = SERIES.filter((name) => name !== 'dial' && name !== 'specialist');
  return OTHERS[others.indexOf(series) % OTHERS.length] ?? DIAL;
}

export const MARKS: Record<SeriesName | 'live', Mark> = { ...bySeries(markOf), live: LIVE };

/** SVG path of a mark about (x, y), all of about the same area. */
export function markPath(shape: Shape, x: number, y: number): string {
  switch (shape) {
    case 'circle':
      return `M${x - 3.9} ${y}a3.9 3.9 0 1 0 7.8 0a3.9 3.9 0 1 0 -7.8 0Z`;
    case 'square':
      return `M${x - 3.3} ${y - 3.3}h6.6v6.6h-6.6Z`;
    case 'triangle':
      return `M${x} ${y - 4.8}l4.4 7.8h-8.8Z`;
    case 'wedge':
      return `M${x} ${y + 4.8}l4.4 -7.8h-8.8Z`;
    case 'hexagon':
      return `M${x - 4} ${y}l2 -3.5h4l2 3.5l-2 3.5h-4Z`;
    case 'diamond':
      return `M${x} ${y - 6}l4.2 6l-4.2 6l-4.2 -6Z`;
    case 'cross':
      return `M${x - 1.4} ${y - 4.6}h2.8v3.2h3.2v2.8h-3.2v3.2h-2.8v-3.2h-3.2v-2.8h3.2Z`;
  }
}
