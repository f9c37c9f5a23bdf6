/**
 * The service worker: keeps the page's own files, so that it opens without a network.
 *
 * Weights and other model files are none of its business: src/package/file-cache.ts keeps them under their hashes, and what
 * it does not have must come from the server, checked. Only what names those hashes is kept here.
 */
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, matchPrecache, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { NetworkFirst } from 'workbox-strategies';
import { ACTIVATE } from './activate.ts';

declare const self: ServiceWorkerGlobalScope & {
  /** Written by the build. */
  __WB_MANIFEST: (PrecacheEntry | string)[];
};

/** catalogue.json, and model.json of each model. */
const DESCRIPTION = /\/models\/(catalogue|[^/]+\/model)\.json$/;

/** A connection that takes longer counts as none. */
const PATIENCE_SECONDS = 3;

// The server's, so that an old description never names files that are gone; without an answer the last one seen, or the
// one that came with this version. No answer are also a server in trouble and the sign-in page of a wireless network.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && DESCRIPTION.test(url.pathname),
  new NetworkFirst({
    cacheName: 'stepdial-descriptions-v1',
    networkTimeoutSeconds: PATIENCE_SECONDS,
    plugins: [
      {
        fetchDidSucceed: async ({ response }) => {
          if (!response.ok) throw new Error(`The server answered ${response.status}.`);
          // Throws where it is none.
          await response.clone().json();
          return response;
        },
        cachedResponseWillBeUsed: async ({ cachedResponse, request }) => cachedResponse ?? matchPrecache(request.url),
      },
    ],
  }),
);
// Queries are the page's settings, and the hash of a poster, which this version knows.
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/./] });
cleanupOutdatedCaches();

// A new version waits until the reader asks for it. The first one serves the page that installed it, from then on.
self.addEventListener('message', ({ data }) => {
  if (data === ACTIVATE) void self.skipWaiting();
});
clientsClaim();
