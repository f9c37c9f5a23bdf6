/** The settings apart from what the dial shows only while the reader hovers over a chart. */
import type { DialChoice } from './curve-point.ts';
import type { Settings } from './settings.ts';
import type { PageState } from './store.ts';

/** Whether the dial stands there. */
export const isAt = ({ settings }: Pick<PageState, 'settings'>, { sampler, specialists, steps }: DialChoice): boolean =>
  settings.sampler === sampler && settings.specialists === specialists && settings.steps === steps;

/** The settings without a preview: what the reader has really chosen. */
export const committedSettings = ({
  settings,
  previewedMove,
}: Pick<PageState, 'settings' | 'previewedMove'>): Settings =>
  previewedMove !== null && isAt({ settings }, previewedMove.target)
    ? { ...settings, ...previewedMove.origin }
    : settings;
