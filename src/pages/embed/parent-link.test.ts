/** The frame among hostile messages: it handles only its parent's commands, and answers each kind of error once. */
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { type Command, readCommand } from './commands.ts';
import { ParentLink } from './parent-link.ts';

const HOST = 'https://blog.example';
const hello = { stepdial: 1, type: 'hello', visible: true };

let sent: { message: unknown; to: string }[] = [];
let handled: Command[] = [];
let link: ParentLink;
const parent = { postMessage: (message: unknown, to: string) => sent.push({ message, to }) };
/** As a message event of a browser: the source is a window. */
const receive = (data: unknown, origin = HOST, source: unknown = parent) =>
  link.receive({ data, origin, source: source as MessageEventSource });

beforeEach(() => {
  sent = [];
  handled = [];
  link = new ParentLink(parent, (command) => handled.push(command));
});

const commands = [
  { stepdial: 1, type: 'visible', visible: false },
  { stepdial: 1, type: 'rest' },
  { stepdial: 1, type: 'start' },
  { stepdial: 1, type: 'set', settings: {} },
  { stepdial: 1, type: 'set', settings: { steps: 256, seed: 4294967295, controls: ['charts'], stops: [1, 256] } },
  { stepdial: 1, type: 'set', settings: { label: 3, guidance: 1.25, caption: '  red \n heart ' } },
];

test('commands are handled after the greeting; before it nothing is handled or sent', () => {
  for (const command of commands) receive(command);
  link.post({ type: 'height', height: 1 });
  expect(handled).toEqual([]);
  expect(sent).toEqual([]);
  receive(hello);
  for (const command of commands) receive(command);
  expect(handled).toHaveLength(7);
  expect(handled.at(-1)).toMatchObject({ settings: { caption: 'red heart' } });
  link.post({ type: 'height', height: 1 });
  expect(sent).toEqual([{ message: { stepdial: 1, type: 'height', height: 1 }, to: HOST }]);
});

test('other windows and other origins are ignored, before and after the greeting', () => {
  receive(hello, HOST, {});
  receive(hello, HOST, null);
  expect(handled).toEqual([]);
  receive(hello);
  for (const command of [...commands, hello, { stepdial: 9 }]) {
    receive(command, 'https://evil.example');
    receive(command, HOST, {});
  }
  expect(handled).toEqual([hello]);
  expect(sent).toEqual([]);
});

test('a page without an origin is addressed through its window', () => {
  receive(hello, 'null');
  link.post({ type: 'height', height: 2 });
  expect(sent[0]?.to).toBe('*');
});

test.each([
  ['version', { stepdial: 2, type: 'hello' }],
  ['version', { stepdial: '1', type: 'start' }],
  ['unknown', { stepdial: 1, type: 'eval', code: 'alert(1)' }],
  ['unknown', { stepdial: 1, type: '__proto__' }],
  ['unknown', { stepdial: 1 }],
  ['malformed', { stepdial: 1, type: 'hello' }],
  ['malformed', { stepdial: 1, type: 'start', now: true }],
  ['malformed', { stepdial: 1, type: 'set', settings: { steps: 0 } }],
  ['malformed', { stepdial: 1, type: 'set', settings: { steps: 257 } }],
  ['malformed', { stepdial: 1, type: 'set', settings: { model: '../mnist' } }],
  ['malformed', { stepdial: 1, type: 'set', settings: { seed: -1, steps: 4 } }],
  ['malformed', { stepdial: 1, type: 'set', settings: { stops: [] } }],
  ['malformed', { stepdial: 1, type: 'set', settings: { guidance: 0.3 } }],
  ['malformed', { stepdial: 1, type: 'set', settings: { innerHTML: '<img>' } }],
  ['malformed', { stepdial: 1, type: 'set', settings: null }],
  ['oversized', { stepdial: 1, type: 'set', settings: { caption: 'x'.repeat(3000) } }],
  ['oversized', { stepdial: 1, type: 'set', settings: new Array(3000).fill(1) }],
  ['oversized', { stepdial: 1, type: 'set', settings: new Uint8Array(1) }],
  ['oversized', { stepdial: 1, type: 'set', settings: cyclic() }],
])('%s: %j changes nothing and is answered once', (kind, data) => {
  receive(hello);
  for (let i = 0; i < 3; i++) receive(data);
  expect(handled).toEqual([hello]);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ message: { stepdial: 1, type: 'error', kind }, to: HOST });
});

test('messages that are not for StepDial are ignored', () => {
  receive(hello);
  for (const data of [null, 'hello', 7, [], { type: 'hello' }, { source: 'react-devtools' }]) receive(data);
  expect(handled).toEqual([hello]);
  expect(sent).toEqual([]);
});

test('in a flood of messages only valid commands are handled, and at most four errors are sent', () => {
  const claimed = fc.record({
    stepdial: fc.oneof(fc.constant(1), fc.anything()),
    type: fc.anything(),
    settings: fc.anything(),
  });
  const near = fc
    .constantFrom<object>(...commands, hello)
    .chain((command) =>
      fc
        .record({ key: fc.constantFrom('stepdial', 'type', 'visible', 'settings', 'x'), value: fc.anything() })
        .map(({ key, value }) => ({ ...command, [key]: value })),
    );
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.anything(), claimed, near), { maxLength: 30 }), (flood) => {
      sent = [];
      handled = [];
      link = new ParentLink(parent, (command) => handled.push(command));
      receive(hello);
      for (const data of flood) receive(data);
      const good = flood.filter((data) => isCommand(readCommand(data)));
      expect(handled).toHaveLength(1 + good.length);
      const kinds = sent.map(({ message }) => (message as { kind: string }).kind);
      expect(new Set(kinds).size).toBe(kinds.length);
    }),
  );
});

const isCommand = (read: unknown): boolean => typeof read === 'object' && read !== null;

function cyclic(): object {
  const object: Record<string, unknown> = {};
  object['self'] = object;
  return object;
}
