/** The page's one engine and what conducts it. */
import { EngineClient } from '../worker/client.ts';
import { Conductor } from './run-controller.ts';
import { usePage } from './store.ts';
import { sight } from './visibility.ts';

export const conductor = new Conductor(new EngineClient(), usePage, {
  visible: () => sight.visible(),
  measures: () => sight.measures(),
  mayRun: () => sight.mayRun(),
  // Not there on a page without HTTPS.
  locks: 'locks' in navigator ? navigator.locks : undefined,
  loadManifest: async (manifestUrl) => (await import('../package/download.ts')).downloadManifest(manifestUrl),
  loadQuality: async (manifestUrl, manifest) => (await import('./quality.ts')).loadQuality(manifestUrl, manifest),
  loadCaptions: async (manifestUrl, file) => (await import('./load-captions.ts')).loadCaptions(manifestUrl, file),
});
