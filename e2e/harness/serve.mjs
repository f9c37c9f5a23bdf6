// Serves the engine's modules, golden vectors and models to e2e/engine.spec.ts. Argument: the port.
import { createServer } from 'vite';

const server = await createServer({
  configFile: false,
  logLevel: 'warn',
  // Apart from `npm start`'s, which optimises other packages.
  cacheDir: 'node_modules/.vite-harness',
  worker: { format: 'es' },
  optimizeDeps: {
    // Listed because the engine imports them late: if they were discovered then, the page would reload mid-test.
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
