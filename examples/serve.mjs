// Serves the examples from an origin of their own. Arguments: the port and the address of the StepDial site that they load.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The examples contain this in place of the site's address. */
const PLACEHOLDER = 'https://stepdial.example/';
/** @type {Record<string, string>} */
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8' };

const [port = '4175', site = 'http://127.0.0.1:4173/'] = process.argv.slice(2);
const folder = fileURLToPath(new URL('.', import.meta.url));

createServer(async ({ url = '/' }, response) => {
  // Parsed as a URL first, so that no path leads out of the folder.
  const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname)).replace(/\/$/, '/index.html');
  const type = TYPES[extname(path)];
  try {
    if (type === undefined) throw new Error('not an example');
    const text = await readFile(join(folder, path), 'utf8');
    response.setHeader('Content-Type', type);
    response.end(text.replaceAll(PLACEHOLDER, site));
  } catch {
    response.statusCode = 404;
    response.end('There is no such example. Try /blog-post/.');
  }
}).listen(Number(port), 'localhost', () => console.log(`http://localhost:${port}/blog-post/`));
