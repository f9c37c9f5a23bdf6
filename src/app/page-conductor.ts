/** The page's one engine and what conducts it. */
import { EngineClient } from '../worker/client.ts';
import { Conductor } from './conductor.ts';
import { usePage } from './store.ts';

export const conductor = new Conductor(new EngineClient(), usePage, {
  visible: () => document.visibilityState === 'visible',
  loadQuality: async (manifestUrl) => (await import('./quality.ts')).loadQuality(manifestUrl),
});
