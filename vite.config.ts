import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { embedFiles, siteAddress } from './scripts/embed-files.ts';
import { posters } from './vite-posters.ts';

// base './': the built site works from any sub-path.
export default defineConfig({
  base: './',
  plugins: [react(), posters(), embedFiles(siteAddress(process.env.STEPDIAL_SITE))],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    sourcemap: true,
    assetsInlineLimit: 0,
    rollupOptions: { input: ['index.html', 'embed.html'] },
  },
});
