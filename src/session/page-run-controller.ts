/** The one engine of this page, and the controller that decides what it runs. */
import { EngineClient } from '../worker/client.ts';
import { RunController } from './run-controller.ts';
import { pageStore } from './store.ts';
import { visibility } from './visibility.ts';

export const runController = new RunController(new EngineClient(), pageStore, {
  visible: () => visibility.visible(),
  mayRun: () => visibility.mayRun(),
  measures: () => visibility.measures(),
  showsTrajectory: () => visibility.showsTrajectory(),
  // Browsers have locks only in a secure context.
  locks: 'locks' in navigator ? navigator.locks : undefined,
  loadManifest: async (manifestUrl) => (await import('../package/download.ts')).downloadManifest(manifestUrl),
  loadCurves: async (...of) => (await import('./quality.ts')).loadCurves(...of),
  loadQuality: async (...of) => (await import('./quality.ts')).loadQuality(...of),
  loadCaptions: async (manifestUrl, file) => (await import('./load-captions.ts')).loadCaptions(manifestUrl, file),
});
