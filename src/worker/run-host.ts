/** Connects the host to the worker that it runs in. */
import { createHost } from './host.ts';
import type { FromWorker } from './protocol.ts';

const receive = createHost((message, transfer) => postMessage(message, { transfer }));

// At once and not after an `await`: what the page sends while nobody listens is lost.
addEventListener('message', (event: MessageEvent<unknown>) => receive(event.data));

/** A browser says nothing of a worker that it ends, for want of memory say. But its locks are free then. */
async function showLife(): Promise<void> {
  const lock = `stepdial-worker-${crypto.randomUUID()}`;
  const alive: FromWorker = { type: 'alive', lock };
  await navigator.locks.request(lock, () => {
    postMessage(alive);
    return new Promise(() => undefined);
  });
}
// Not every page has locks: frames on other sites may be refused them.
if ('locks' in navigator) showLife().catch(() => undefined);
