/** The host's side of the link: creates the frame, greets it after every load, and listens to nobody else. */
import { readFromFrame } from './guards.ts';
import { type FromFrame, PROTOCOL, type ToFrame } from './protocol.ts';

/** A frame that has loaded should answer at once, but a slow machine takes a while to run its script. */
const ANSWER_MS = 20_000;

interface Listener {
  /** The first message after a load. */
  greeting: () => ToFrame;
  message: (message: FromFrame) => void;
  /** The frame did not answer. */
  silence: () => void;
  /** The frame answered from another origin than its address has: the site redirects. Its messages are not heard. */
  redirected: (origin: string) => void;
}

export class FrameLink {
  readonly frame = document.createElement('iframe');
  #origin: string;
  readonly #listener: Listener;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #redirected = false;

  constructor(url: URL, listener: Listener) {
    this.#origin = url.origin;
    this.#listener = listener;
    // Its own scripts, its storage (the cached model) and the link to the whole page, but nothing of the host's.
    this.frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox');
    this.frame.referrerPolicy = 'no-referrer';
    this.frame.src = url.href;
    this.frame.onload = () => {
      // To any origin, so that a frame that was redirected answers, too. A greeting holds no secret.
      this.#send(listener.greeting(), '*');
      clearTimeout(this.#silence);
      this.#silence = setTimeout(listener.silence, ANSWER_MS);
    };
    addEventListener('message', this.#receive);
  }

  post(message: ToFrame): void {
    // An origin "null" cannot be addressed, only its window.
    this.#send(message, this.#origin === 'null' ? '*' : this.#origin);
  }

  #send(message: ToFrame, to: string): void {
    this.frame.contentWindow?.postMessage({ stepdial: PROTOCOL, ...message }, to);
  }

  /** Remove the frame, which ends its engine. */
  close(): void {
    clearTimeout(this.#silence);
    removeEventListener('message', this.#receive);
    this.frame.remove();
  }

  readonly #receive = ({ source, origin, data }: MessageEvent<unknown>): void => {
    if (source === null || source !== this.frame.contentWindow) return;
    const message = readFromFrame(data);
    if (message === null) return;
    clearTimeout(this.#silence);
    // In a sandboxed page its frames have no origin of their own either.
    if (origin === 'null' && self.origin === 'null') this.#origin = origin;
    if (origin !== this.#origin) {
      if (!this.#redirected) this.#listener.redirected(origin);
      this.#redirected = true;
      return;
    }
    this.#listener.message(message);
  };
}
