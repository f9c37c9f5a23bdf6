/** The frame's side of the link: listens only to its parent, and answers only the origin that greeted it first. */
import { type FromFrame, PROTOCOL } from '../../element/protocol.ts';
import { type Command, type Refusal, readCommand } from './commands.ts';

const SENTENCES: Record<Refusal, string> = {
  oversized: 'A message was far too large and was ignored.',
  version: `A message was of another protocol than version ${PROTOCOL} and was ignored.`,
  unknown: 'A message was of a type that this embed does not know and was ignored.',
  malformed: 'A message had a wrong or missing part and was ignored. Nothing has changed.',
};

interface ParentLike {
  postMessage(message: unknown, targetOrigin: string): void;
}

export class ParentLink {
  readonly #parent: ParentLike;
  readonly #handle: (command: Command) => void;
  #origin: string | undefined;
  readonly #refused = new Set<Refusal>();

  constructor(parent: ParentLike, handle: (command: Command) => void) {
    this.#parent = parent;
    this.#handle = handle;
  }

  /** Send a message to the host. Before the greeting nothing is sent. */
  post(message: FromFrame): void {
    if (this.#origin !== undefined) this.#send(message, this.#origin);
  }

  receive({ data, origin, source }: Pick<MessageEvent<unknown>, 'data' | 'origin' | 'source'>): void {
    if (source !== this.#parent) return;
    if (this.#origin !== undefined && origin !== this.#origin) return;
    const command = readCommand(data);
    if (command === null) return;
    if (typeof command === 'string') {
      if (this.#refused.has(command)) return;
      this.#refused.add(command);
      this.#send({ type: 'error', kind: command, message: SENTENCES[command] }, origin);
      return;
    }
    if (command.type === 'hello') this.#origin = origin;
    // Commands before the greeting are ignored.
    if (this.#origin !== undefined) this.#handle(command);
  }

  /** A page whose origin is "null" (a file, a sandbox) cannot be addressed by it, only by its window. */
  #send(message: FromFrame, origin: string): void {
    this.#parent.postMessage({ stepdial: PROTOCOL, ...message }, origin === 'null' ? '*' : origin);
  }
}
