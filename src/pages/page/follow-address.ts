/** Keeps the address up to date with the reader's choices, so that it can be copied and reloaded at any time. */
import { formatQuery } from '../../session/address.ts';
import { committedSettings } from '../../session/committed-settings.ts';
import type { PageStore } from '../../session/store.ts';

/** Browsers refuse or slow down frequent changes of the history (Safari: 100 in 30 s), so a drag writes the address once. */
const PAUSE_MS = 200;

/** Call `write` with the query for the settings a moment after they change. A point that is only hovered does not count. */
export function followAddress(store: PageStore, write: (query: string) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = formatQuery(committedSettings(store.getState()));
  store.subscribe((now, before) => {
    if (now.settings === before.settings && now.previewedMove === before.previewedMove) return;
    const query = formatQuery(committedSettings(now));
    if (query === last) return;
    last = query;
    clearTimeout(timer);
    timer = setTimeout(() => write(query), PAUSE_MS);
  });
}
