/** Keeps the page and its model for visits without a network, and says when a new version of the page is ready. */
import { ACTIVATE } from '../offline/activate.ts';
import { useNotices } from './notices.ts';
import { waitForState } from './wait-for-state.ts';

/** A tab that stays open for days looks for a new version when the reader returns to it, at most this often. */
const LOOK_AGAIN_MS = 3_600_000;

/** Begin once the model is there or has failed, so that the first pictures wait for nothing. Does nothing on the development server. */
export async function keepOffline(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  await waitForState(({ engine }) => engine.status !== 'opening');
  try {
    await register(navigator.serviceWorker);
    const { keepModel } = await import('./keep-model.ts');
    await keepModel();
  } catch (error) {
    // A private window, say, or no network any more. Everything works but a visit without one.
    console.warn('StepDial: not everything is kept for visits without a network', error);
  }
}

async function register(container: ServiceWorkerContainer): Promise<void> {
  let controlled = container.controller !== null;
  let asked = false;
  const offer = (update: () => void) => useNotices.setState({ update });
  container.addEventListener('controllerchange', () => {
    if (asked) location.reload();
    // Another tab went over to the new version. This one runs on as it is, and may have to fetch what it has not used yet.
    else if (controlled) offer(() => location.reload());
    controlled = true;
  });
  const registration = await container.register(new URL('service-worker.js', document.baseURI));
  const look = () => {
    const { waiting, active } = registration;
    if (waiting === null || active === null) return;
    offer(() => {
      asked = true;
      waiting.postMessage(ACTIVATE);
    });
  };
  look();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
  let looked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' || Date.now() - looked < LOOK_AGAIN_MS) return;
    looked = Date.now();
    // Without a network there is nothing new.
    registration.update().catch(() => undefined);
  });
}
