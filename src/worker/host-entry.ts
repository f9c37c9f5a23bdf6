/** The module worker: what the page starts. Everything it does is in host.ts. */
import { createHost } from './host.ts';

const receive = createHost((message, transfer) => postMessage(message, { transfer }));

addEventListener('message', (event: MessageEvent<unknown>) => receive(event.data));
