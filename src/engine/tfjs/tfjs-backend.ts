/** Makes a backend of TensorFlow.js a backend of the engine: one descriptor file for each in `backends/`. */
import { enableProdMode, getBackend } from '@tensorflow/tfjs-core';
import type { BackendDescriptor } from '../backend.ts';
import { BackendRefused, type OpenedDevice } from '../backend.ts';
import { createFeatureNetwork } from './feature-network.ts';
import { createImageFeatures } from './image-features.ts';
import { createTfjsDenoiser, type Workload } from './tfjs-denoiser.ts';
import { createUnet } from './unet.ts';

export interface TfjsBackend extends Pick<BackendDescriptor, 'id' | 'tolerance'>, Workload {
  /** Register and set TensorFlow.js's backend `id`. */
  open(only: boolean): Promise<OpenedDevice>;
}

export const tfjsBackend = (backend: TfjsBackend): BackendDescriptor => ({
  id: backend.id,
  tolerance: backend.tolerance,
  open: async (only) => {
    // Otherwise TensorFlow.js prints a greeting in Node.
    enableProdMode();
    const opened = await backend.open(only);
    // setBackend('webgpu') without an adapter silently falls through to another backend.
    if (getBackend() !== backend.id) {
      opened.close();
      throw new BackendRefused(`TensorFlow.js took ${getBackend()} instead`);
    }
    return {
      ...opened,
      createDenoiser: (config, weights) => createTfjsDenoiser(createUnet(config, weights), backend),
      createFeatureNetwork,
      createMeter: createImageFeatures,
    };
  },
});
