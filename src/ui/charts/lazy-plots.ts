/** The drawings of the charts, whose library is most of the page's code: fetched when the reader comes near the first. */
import { lazy } from 'react';

const load = () => import('./ChartPlots.tsx');

export const LatencyDrawing = lazy(async () => ({ default: (await load()).LatencyDrawing }));
export const QualityDrawing = lazy(async () => ({ default: (await load()).QualityDrawing }));
export const FrontierDrawing = lazy(async () => ({ default: (await load()).FrontierDrawing }));
