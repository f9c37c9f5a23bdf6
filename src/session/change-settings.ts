/** Every way to change the page's settings. They keep one promise: the dial is always on a stop that the reader can choose. */
import type { ModelManifest } from '../package/manifest.ts';
import type { Settings } from './settings.ts';
import { allowedStops, nearestStop, stopsOf } from './stops.ts';
import { type PageState, type PageStore, pageStore } from './store.ts';

type Fitted = Pick<PageState, 'settings' | 'modelStops' | 'lockedStops' | 'stops'>;

/** The state with `settings` moved to stops that exist and are allowed. */
function fitted(page: Fitted): Fitted {
  const { settings, modelStops, lockedStops } = page;
  const stops = allowedStops(modelStops, lockedStops);
  const steps = nearestStop(stops, settings.steps);
  const pinned = settings.pin && nearestStop(modelStops, settings.pin.steps);
  const moved = steps !== settings.steps || (settings.pin !== null && pinned !== settings.pin.steps);
  const pin = settings.pin && { ...settings.pin, steps: pinned ?? settings.pin.steps };
  return { modelStops, lockedStops, stops, settings: moved ? { ...settings, steps, pin } : settings };
}

/** Change some of the settings; a step budget that is no stop becomes the nearest one. */
export const changeSettings = (patch: Partial<Settings>, store: PageStore = pageStore): void =>
  store.setState((page) => fitted({ ...page, settings: { ...page.settings, ...patch } }));

/** Restrict the dial to those of its stops that are in `allowed`. Without any in common the dial stays unrestricted. */
export const lockStops = (allowed: readonly number[] | null, store: PageStore = pageStore): void =>
  store.setState((page) => fitted({ ...page, lockedStops: allowed }));

/** Give the dial the stops of a model, for instance those known when the page was built. */
export const setModelStops = (modelStops: readonly number[], store: PageStore = pageStore): void =>
  store.setState((page) => fitted({ ...page, modelStops }));

/** Take over the manifest of the model in the settings, and its stops. */
export const setManifest = (manifest: ModelManifest, store: PageStore = pageStore): void =>
  store.setState((page) => ({ manifest, ...fitted({ ...page, modelStops: stopsOf(manifest) }) }));

/** Show the trajectory of another picture of the grid. */
export const trackImage = (image: number, store: PageStore = pageStore): void =>
  changeSettings({ trackedImage: image }, store);

/** The picture whose trajectory is shown in a grid of `count`: the reader's choice, or the first if the grid is too small. */
export const trackedImage = (chosen: number, count: number): number => (chosen < count ? chosen : 0);
