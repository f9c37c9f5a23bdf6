/** Keeps the page and its model for offline visits, and reports when a new version of the page is ready. */
import { ACTIVATE } from '../offline/activate.ts';
import { noticeStore } from './notices.ts';
import { waitForState } from './wait-for-state.ts';

/** A tab that stays open for days checks for a new version when the reader returns to it, at most this often. */
const CHECK_AGAIN_MS = 3_600_000;

/** Begin once the model has loaded or failed, so that the first pictures are not delayed. Does nothing on the development server. */
export async function keepOffline(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  await waitForState(({ engine }) => engine.status !== 'opening');
  try {
    await register(navigator.serviceWorker);
    const { keepModel } = await import('./keep-model.ts');
    await keepModel();
  } catch (error) {
    // A private window, say, or the network is gone. Everything works except offline visits.
    console.warn('StepDial: not everything is kept for visits without a network', error);
  }
}

async function register(container: ServiceWorkerContainer): Promise<void> {
  let controlled = container.controller !== null;
  let accepted = false;
  const offer = (update: () => void) => noticeStore.setState({ update });
  container.addEventListener('controllerchange', () => {
    if (accepted) location.reload();
    // Another tab switched to the new version. This one goes on, but may have to fetch files that it has not used yet.
    else if (controlled) offer(() => location.reload());
    controlled = true;
  });
  const registration = await container.register(new URL('service-worker.js', document.baseURI));
  const check = () => {
    const { waiting, active } = registration;
    if (waiting === null || active === null) return;
    offer(() => {
      accepted = true;
      waiting.postMessage(ACTIVATE);
    });
  };
  check();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', check));
  let checked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' || Date.now() - checked < CHECK_AGAIN_MS) return;
    checked = Date.now();
    // Offline there is nothing new.
    registration.update().catch(() => undefined);
  });
}
