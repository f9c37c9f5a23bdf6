import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['node_modules', '.venv', 'training', 'dist'],
    testTimeout: 60_000,
    // Files share their modules: loading TensorFlow.js and the page's code for each took two thirds of the time.
    isolate: false,
    maxWorkers: 2,
  },
});
