/** What of the built site works without a network, and what the site is called where it is installed. */
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

export const offline = (): Plugin[] =>
  VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/offline',
    filename: 'service-worker.ts',
    // By src/session/keep-offline.ts.
    injectRegister: false,
    injectManifest: {
      // Of a model only what says which files it has, and its posters: see service-worker.ts.
      globPatterns: [
        '*.{html,js}',
        'assets/**/*.{js,css,svg,wasm,woff2}',
        'models/catalogue.json',
        'models/*/model.json',
        'models/*/posters.png',
      ],
      globIgnores: ['service-worker.js'],
    },
    manifest: {
      name: 'StepDial',
      short_name: 'StepDial',
      description:
        'Drag one dial from 1 step to ∞ and watch a multistep consistency model draw pictures in your own browser.',
      display: 'standalone',
      // The colour of the paper in base.css; pages change it with the theme.
      background_color: '#faf8f4',
      theme_color: '#faf8f4',
      icons: [
        { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
  });
