/** The built site from a folder of its own server, as a static host serves it: a test may change a file, or cut the line. */
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
/** Below a path, where sites of projects lie. */
const PATH = '/some/path/';
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

export interface StaticSite {
  url: string;
  /** What is served at a path below `url` from now on instead of the file. */
  replace(path: string, content: (file: Buffer) => Buffer): void;
  /** What answers at a path below `url` from now on; one that does nothing is a stalled connection. Null: the file again. */
  answer(path: string, answer: ((response: ServerResponse) => void) | null): void;
  /** Paths below `url` that were asked for since the last call. */
  asked(): string[];
  close(): Promise<void>;
}

export async function serveSite(): Promise<StaticSite> {
  const changes = new Map<string, (file: Buffer) => Buffer>();
  const answers = new Map<string, ((response: ServerResponse) => void) | null>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const path = pathname.slice(PATH.length) || 'index.html';
    asked.push(path);
    const answer = answers.get(path);
    if (answer) return answer(response);
    try {
      if (!pathname.startsWith(PATH)) throw new Error(`${pathname} is not of the site.`);
      const file = readFileSync(join(DIST, normalize(path)));
      response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
      response.setHeader('cache-control', 'no-cache');
      response.end(changes.get(path)?.(file) ?? file);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${PATH}`,
    replace: (path, content) => void changes.set(path, content),
    answer: (path, answer) => void answers.set(path, answer),
    asked: () => asked.splice(0),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
