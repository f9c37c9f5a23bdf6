/**
 * Asks in the head of the page for what its first second needs and its HTML does not name: the Latin letters, and the page's
 * own script, after what the first paint needs (src/pages/page/first-frame.ts).
 */
import type { HtmlTagDescriptor, Plugin } from 'vite';

export const preloads = (): Plugin => ({
  name: 'preloads',
  transformIndexHtml(_, { path, bundle = {} }) {
    if (path !== '/index.html') return [];
    return Object.values(bundle).flatMap((part): HtmlTagDescriptor[] => {
      const href = `./${part.fileName}`;
      if (part.type === 'chunk' && part.facadeModuleId?.endsWith('/src/pages/page/main.tsx')) {
        const files = [part.fileName, ...part.imports];
        return files.map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', href: `./${file}`, fetchpriority: 'low', crossorigin: true },
        }));
      }
      if (part.type === 'asset' && part.names.includes('inter-latin-wght-normal.woff2')) {
        return [{ tag: 'link', attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href, crossorigin: true } }];
      }
      return [];
    });
  },
});
