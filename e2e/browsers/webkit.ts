/** Drives WebKitGTK by W3C WebDriver (https://www.w3.org/TR/webdriver2/): WebKitWebDriver with its MiniBrowser on a display of Xvfb. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { asText, type Driver, type Key, sleep } from './driver.ts';

/** WebDriver's code points for keys (section 17.4.2). */
const KEYS: Record<Key, string> = { ArrowRight: '\uE014', Enter: '\uE007' };
/** The name of an element's reference in JSON (section 12). */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const START_MS = 15_000;
const SCRIPT_MS = 20_000;

type Send = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

export async function openWebKit({ driver, xvfb }: { driver: string; xvfb: string }): Promise<Driver> {
  const processes: ChildProcess[] = [];
  const kill = () => {
    for (const one of processes.reverse()) one.kill();
  };
  try {
    const display = spawn(xvfb, ['-displayfd', '1', '-screen', '0', '1300x1100x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    processes.push(display);
    const port = await freePort();
    // Without a GPU there are no buffers to share with the display.
    const env = { ...process.env, DISPLAY: `:${await firstLine(display)}`, WEBKIT_DISABLE_DMABUF_RENDERER: '1' };
    processes.push(spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' }));
    const send = sender(`http://127.0.0.1:${port}`);
    await started(send);
    const capabilities = { alwaysMatch: { timeouts: { script: SCRIPT_MS, pageLoad: SCRIPT_MS } } };
    const session = (await send('POST', '/session', { capabilities })) as Session;
    const inSession: Send = (method, path, body) => send(method, `/session/${session.sessionId}${path}`, body);
    const close = async () => {
      await send('DELETE', `/session/${session.sessionId}`).catch(() => undefined);
      kill();
    };
    return { ...drive(inSession), version: `WebKitGTK/${session.capabilities.browserVersion}`, close };
  } catch (error) {
    kill();
    throw error;
  }
}

interface Session {
  sessionId: string;
  capabilities: { browserVersion: string };
}

function drive(send: Send): Omit<Driver, 'version' | 'close'> {
  const actions = (list: object[]) => send('POST', '/actions', { actions: list });
  const keys = (values: string[]) =>
    actions([
      {
        type: 'key',
        id: 'keyboard',
        actions: values.flatMap((value) => [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ]),
      },
    ]);
  const ask: Driver['ask'] = async (question, argument) => {
    const script = `const done = arguments[1];
      Promise.resolve(arguments[0]).then(${asText(question)}).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const answer = (await send('POST', '/execute/async', { script, args: [argument] })) as {
      value?: never;
      error?: string;
    };
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value as never;
  };
  return {
    ask,
    askFrame: async (question, argument) => {
      const script = `const inside = (root) => root.querySelector('iframe')
          ?? [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ? [inside(shadowRoot)] : []).find(Boolean);
        return inside(document);`;
      const frame = (await send('POST', '/execute/sync', { script, args: [] })) as { [ELEMENT]?: string } | null;
      if (frame?.[ELEMENT] === undefined) throw new Error('The page has no frame.');
      await send('POST', '/frame', { id: frame });
      try {
        return await ask(question, argument);
      } finally {
        await send('POST', '/frame', { id: null });
      }
    },
    open: async (url) => void (await send('POST', '/url', { url })),
    drag: async (from, to) => {
      const move = ({ x, y }: typeof from) => ({
        type: 'pointerMove',
        duration: 50,
        x: Math.round(x),
        y: Math.round(y),
      });
      const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
      const hold = [{ type: 'pointerDown', button: 0 }, move(middle), move(to), { type: 'pointerUp', button: 0 }];
      const pointer = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } };
      await actions([{ ...pointer, actions: [move(from), ...hold] }]);
    },
    press: async (key) => void (await keys([KEYS[key]])),
    type: async (text) => void (await keys([...text])),
  };
}

const sender =
  (address: string): Send =>
  async (method, path, body = {}) => {
    const response = await fetch(address + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = (await response.json()) as { value: { error?: string; message?: string } | null };
    if (!response.ok) throw new Error(`WebDriver, ${path.split('/').at(-1)}: ${value?.error}: ${value?.message}`);
    return value;
  };

async function started(send: Send): Promise<void> {
  const end = Date.now() + START_MS;
  for (;;) {
    try {
      await send('GET', '/status');
      return;
    } catch (cause) {
      if (Date.now() > end) throw new Error('WebKitWebDriver does not answer.', { cause });
      await sleep(100);
    }
  }
}

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.stdout?.once('data', (text: Buffer) => resolve(text.toString().trim()));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}.`)));
  });

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(address)));
    });
  });
