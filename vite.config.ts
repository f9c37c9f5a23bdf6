import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { sourceVersion } from './src/cli/source-version.ts';
import { chunkFileNames } from './vite/chunk-names.ts';
import { embedFiles, siteAddress } from './vite/embed-files.ts';
import { hostChunk } from './vite/host-chunk.ts';
import { models } from './vite/models.ts';
import { offline } from './vite/offline.ts';
import { preloads } from './vite/preload.ts';
import { securityPolicies } from './vite/security-policy.ts';
import { startChunk } from './vite/start-chunk.ts';

// base './': the built site works from any sub-path.
export default defineConfig({
  base: './',
  plugins: [
    react(),
    models(),
    preloads(),
    embedFiles(siteAddress(process.env['STEPDIAL_SITE'])),
    securityPolicies(),
    offline(),
  ],
  define: { SOURCE_VERSION: JSON.stringify(sourceVersion()) },
  worker: {
    format: 'es',
    rolldownOptions: {
      output: { chunkFileNames, codeSplitting: { groups: [{ debugName: 'engine-host', name: hostChunk }] } },
    },
  },
  build: {
    target: 'es2022',
    sourcemap: true,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ['index.html', 'embed.html'],
      output: { chunkFileNames, codeSplitting: { groups: [{ debugName: 'start', name: startChunk }] } },
    },
  },
});
