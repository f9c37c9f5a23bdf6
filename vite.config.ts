import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { posters } from './vite-posters.ts';

// base './': the built site works from any sub-path.
export default defineConfig({
  base: './',
  plugins: [react(), posters()],
  worker: { format: 'es' },
  build: { target: 'es2022', sourcemap: true, assetsInlineLimit: 0 },
});
