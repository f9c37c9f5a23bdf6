/** Names of the site's files. */
import { expect, test } from 'vitest';
import { chunkFileNames } from './chunk-names.ts';

test('a package’s file has its name, any other its own', () => {
  const named = (facadeModuleId: string | null) => chunkFileNames({ facadeModuleId });
  expect(named('/x/node_modules/@tensorflow/tfjs-backend-wasm/dist/index.js')).toBe(
    'assets/tfjs-backend-wasm-[hash].js',
  );
  expect(named('/x/node_modules/a/node_modules/fast-png/lib/index.js')).toBe('assets/fast-png-[hash].js');
  expect(named('/x/src/ui/Page.tsx')).toBe('assets/[name]-[hash].js');
  expect(named(null)).toBe('assets/[name]-[hash].js');
});
