/** The page's one engine and what conducts it. */
import { EngineClient } from '../worker/client.ts';
import { RunController } from './run-controller.ts';
import { usePage } from './store.ts';
import { visibility } from './visibility.ts';

export const runController = new RunController(new EngineClient(), usePage, {
  visible: () => visibility.visible(),
  measures: () => visibility.measures(),
  mayRun: () => visibility.mayRun(),
  // Not there on a page without HTTPS.
  locks: 'locks' in navigator ? navigator.locks : undefined,
  loadManifest: async (manifestUrl) => (await import('../package/download.ts')).downloadManifest(manifestUrl),
  loadQuality: async (manifestUrl, manifest) => (await import('./quality.ts')).loadQuality(manifestUrl, manifest),
  loadCaptions: async (manifestUrl, file) => (await import('./load-captions.ts')).loadCaptions(manifestUrl, file),
});
