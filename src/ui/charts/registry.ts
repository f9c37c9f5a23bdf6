/** The charts below the settings, in their order. A chart is a folder beside this file and a line in this list. */
import type { ComponentType } from 'react';
import { FrontierChart } from './frontier/FrontierChart.tsx';
import { LatencyChart } from './latency/LatencyChart.tsx';
import { QualityChart } from './quality/QualityChart.tsx';

export const CHARTS: readonly { id: string; Chart: ComponentType }[] = [
  { id: 'latency', Chart: LatencyChart },
  { id: 'quality', Chart: QualityChart },
  { id: 'frontier', Chart: FrontierChart },
];
