/**
 * Puts the settings of an address into the store, checked against the models that exist.
 *
 * The catalogue built into the page may be older than the one on the server. So a model that it does not list makes way
 * for the default one, with a notice, and comes back if the newer catalogue lists it.
 */
import type { CatalogueEntry } from '../package/catalogue.ts';
import { changeSettings, setModelStops } from './change-settings.ts';
import { noticeStore } from './notices.ts';
import { DEFAULTS, type Settings } from './settings.ts';
import { provisionalStops } from './stops.ts';
import { type PageState, type PageStore, pageStore } from './store.ts';

/** What the page knows of the models when it is built. */
export interface KnownModels {
  catalogue: readonly CatalogueEntry[];
  /** Stops of the dial by model. */
  stops: Readonly<Record<string, readonly number[]>>;
}

const isListed = ({ catalogue }: Pick<PageState, 'catalogue'>, model: string): boolean =>
  catalogue.some(({ name }) => name === model);

/**
 * Begin with `settings`, and give the dial the stops of their model now and whenever it changes. (A model's manifest
 * corrects its stops later.) The returned function is for when a newer catalogue has arrived.
 */
export function openSettings(settings: Settings, known: KnownModels, store: PageStore = pageStore): () => void {
  const { model } = settings;
  store.setState({ catalogue: known.catalogue });
  const found = isListed(store.getState(), model);
  if (!found) noticeStore.setState({ unknownModel: model });
  const apply = (wanted: Settings) => {
    // First the stops, so that the budget of the address is one of them.
    setModelStops(known.stops[wanted.model] ?? provisionalStops(wanted), store);
    changeSettings(wanted, store);
  };
  apply(found ? settings : { ...settings, model: DEFAULTS.model });
  store.subscribe(({ settings: now }, before) => {
    if (now.model !== before.settings.model) setModelStops(known.stops[now.model] ?? provisionalStops(now), store);
  });
  return () => {
    const page = store.getState();
    // The reader may have chosen another model meanwhile.
    if (found || page.settings.model !== DEFAULTS.model || !isListed(page, model)) return;
    noticeStore.setState({ unknownModel: null });
    apply({ ...page.settings, model, steps: settings.steps, pin: settings.pin });
  };
}
