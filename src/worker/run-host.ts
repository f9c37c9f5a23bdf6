/** Connects the host to the worker that it runs in. */
import { createHost } from './host.ts';
import type { FromWorker } from './protocol.ts';

const receive = createHost((message, transfer) => postMessage(message, { transfer }));

// At once and not after an `await`: what the page sends while nobody listens is lost.
addEventListener('message', (event: MessageEvent<unknown>) => receive(event.data));

/** A browser says nothing of a worker that it ends, for want of memory say. But it closes the ports into it. */
function showLife(): void {
  const { port1, port2 } = new MessageChannel();
  // Kept, because a port that nobody has is closed as well.
  Object.assign(self, { life: port1 });
  const alive: FromWorker = { type: 'alive', port: port2 };
  postMessage(alive, { transfer: [port2] });
}
showLife();
