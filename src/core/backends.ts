/** The backends that a model can run on, in the order in which they are tried. `engine/backends.ts` opens them. */

/** `node`: whether it also runs on the command line. */
export const BACKENDS = [
  { id: 'webgpu', label: 'WebGPU', node: false },
  { id: 'webgl', label: 'WebGL', node: false },
  { id: 'wasm', label: 'WebAssembly', node: true },
  { id: 'cpu', label: 'JavaScript', node: true },
] as const;

export type BackendName = (typeof BACKENDS)[number]['id'];

export const BACKEND_NAMES: readonly BackendName[] = BACKENDS.map(({ id }) => id);

/** Those of the command line. */
export const NODE_BACKEND_NAMES: readonly BackendName[] = BACKENDS.flatMap(({ id, node }) => (node ? [id] : []));

/** What a backend is called in every language. */
export const backendLabel = (name: BackendName): string => BACKENDS.find(({ id }) => id === name)?.label ?? name;
