/** Exported pictures name the device that made them, even after the page has switched to another one. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeviceInfo } from '../../../core/types.ts';
import { setManifest } from '../../../session/change-settings.ts';
import { specFor } from '../../../session/run-specs.ts';
import { createPageStore } from '../../../session/store.ts';
import { testManifest } from '../../../test-support/test-package.ts';
import { exportFile } from './page-export.ts';

vi.mock('../../../session/version.ts', () => ({
  VERSION: { stepdial: '1.2.3', commit: 'abc', tensorflowjs: '4.22.0' },
}));
// Posters are read from a file.
vi.mock('../../pictures/read-pixels.ts', () => ({
  readPixels: async () => ({ width: 1, height: 1, pixels: new Uint8ClampedArray(4) }),
}));

const device = (backend: DeviceInfo['backend']): DeviceInfo => ({
  backend,
  description: '',
  software: false,
  refused: [],
});
const images = { count: 1, height: 1, width: 1, channels: 1, data: new Uint8Array(1) };

beforeEach(() => {
  vi.stubGlobal('navigator', { userAgent: 'Test/1' });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('pictures made on one backend, exported while another is open', async () => {
  const store = createPageStore();
  const manifest = testManifest();
  setManifest(manifest, store);
  const { settings } = store.getState();
  store.setState({
    engine: { status: 'ready', downloads: [], manifest, device: device('wasm') },
    shown: { spec: specFor(settings, manifest), images, device: device('webgpu'), final: true },
  });
  const file = await exportFile('json', store.getState(), 'https://example.org/');
  const json = JSON.parse((await file?.content.text()) ?? '');
  expect(json.pictures.device.backend).toBe('webgpu');
  // The figures are those of the engine that is open: timings are forgotten with the one before.
  expect(json.device.backend).toBe('wasm');
});
