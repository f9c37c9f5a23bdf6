/** The frame's side: hears its parent alone, and speaks only to the origin whose greeting it heard first. */

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
  readonly #obey: (command: Command) => void;
  #origin: string | undefined;
  readonly #refused = new Set<Refusal>();

  constructor(parent: ParentLike, obey: (command: Command) => void) {
    this.#parent = parent;
    this.#obey = obey;
  }

  /** Say something to the host. Before it has greeted, nobody is told anything. */
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
    // Commands before the greeting are not for this embed yet.
    if (this.#origin !== undefined) this.#obey(command);
  }

  /** A page without an origin of its own ("null": a file, a sandbox) cannot be addressed by it; its window still can. */
  #send(message: FromFrame, origin: string): void {
    this.#parent.postMessage({ stepdial: PROTOCOL, ...message }, origin === 'null' ? '*' : origin);
  }
}
