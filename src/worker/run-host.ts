/** Connects the host to the worker that it runs in. */
import { createHost } from './host.ts';

const receive = createHost((message, transfer) => postMessage(message, { transfer }));

// At once and not after an `await`: what the page sends while nobody listens is lost.
addEventListener('message', (event: MessageEvent<unknown>) => receive(event.data));
