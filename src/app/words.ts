/** The names that the page gives to samplers, backends and networks. */
import type { SamplerName } from '../sampling/samplers.ts';
import type { BackendName } from '../worker/protocol.ts';

export const SAMPLER_WORDS: Record<SamplerName, string> = {
  multistep: 'Multistep consistency',
  ddim: 'DDIM',
  stochastic: 'Stochastic consistency',
};

export const BACKEND_WORDS: Record<BackendName, string> = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  cpu: 'JavaScript',
};
