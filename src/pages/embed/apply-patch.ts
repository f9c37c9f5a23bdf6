/** Applies what the host sets to the embed, and reports what the chosen model does not have. */
import { changeSettings, lockStops } from '../../session/change-settings.ts';
import { type PageStore, pageStore } from '../../session/store.ts';
import type { Patch } from './commands.ts';
import { embedStore } from './embed-store.ts';

/** Apply `patch`, which has been validated. Returns a sentence for every value that cannot be used as it is. */
export function applyPatch({ controls, stops, ...patch }: Patch, store: PageStore = pageStore): string[] {
  const problems: string[] = [];
  if (controls !== undefined) embedStore.setState({ controls });
  if (stops !== undefined) {
    lockStops(stops, store);
    const { modelStops } = store.getState();
    if (stops !== null && !stops.some((stop) => modelStops.includes(stop))) {
      problems.push(
        `None of the stops allowed is on this model's dial, which has ${listed(modelStops)}. All are used.`,
      );
    }
  }
  const settings = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const { catalogue } = store.getState();
  if (patch.model !== undefined && !catalogue.some(({ name }) => name === patch.model)) {
    const names = catalogue.map(({ name }) => name);
    problems.push(`There is no model "${patch.model}". Name one of: ${names.join(', ')}.`);
    delete settings['model'];
  }
  changeSettings(settings, store);
  const { modelStops, lockedStops, settings: now } = store.getState();
  if (patch.steps !== undefined && lockedStops === null && !modelStops.includes(patch.steps)) {
    problems.push(
      `${patch.steps} is not a stop of this model's dial, which has ${listed(modelStops)}. ${now.steps} is used.`,
    );
  }
  return problems;
}

const listed = (stops: readonly number[]): string => stops.join(', ');
