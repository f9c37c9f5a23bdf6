/**
 * Writes the Content-Security-Policy into the built pages: own files only, no inline script but the one that is there, no code
 * from text, and no string becomes a script without the page's policy (src/pages/trusted-scripts.ts). Styles are free: readers'
 * extensions bring their own, and where no text becomes markup nobody else can. A server may send more.
 */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const INLINE_SCRIPT = /<script>([\s\S]*?)<\/script>/g;

/** The policy of a page with this HTML. */
export function securityPolicy(html: string): string {
  const inline = [...html.matchAll(INLINE_SCRIPT)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return Object.entries({
    // Compiling WebAssembly counts as code from text.
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...inline].join(' '),
    'connect-src': "'self'",
    'font-src': "'self'",
    'img-src': "'self' data: blob:",
    'manifest-src': "'self'",
    'media-src': "'none'",
    'frame-src': "'none'",
    // A page in a sandbox starts its worker from a data: address (src/worker/client.ts).
    'worker-src': "'self' data:",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'default',
  })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

export const securityPolicies = (): Plugin => ({
  name: 'security-policies',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    // First in the head: it rules what comes after it.
    handler: (html) => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: securityPolicy(html) },
        injectTo: 'head-prepend',
      },
    ],
  },
});
