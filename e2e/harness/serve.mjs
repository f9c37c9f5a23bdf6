// Serves the engine's modules, golden vectors and models to e2e/engine.spec.ts. Argument: the port.
import { createServer } from 'vite';

const server = await createServer({
  configFile: false,
  logLevel: 'warn',
  // Apart from `npm start`'s, which optimises other packages.
  cacheDir: 'node_modules/.vite-harness',
  worker: { format: 'es' },
  optimizeDeps: {
    // Named, because the engine imports them when a backend is chosen: found then, they would reload the page mid-test.
    entries: [],
    include: [
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-backend-cpu',
      '@tensorflow/tfjs-backend-wasm',
      '@tensorflow/tfjs-backend-webgl',
      '@tensorflow/tfjs-backend-webgpu',
      'valibot',
    ],
  },
  server: { host: '127.0.0.1', port: Number(process.argv[2]), strictPort: true, hmr: false, watch: null },
});
await server.listen();
