/** Names files of the site after what is in them: a file that is one package's after the package, not after its "dist" folder. */
interface Chunk {
  facadeModuleId?: string | null;
}

/** For `output.chunkFileNames`. */
export function chunkFileNames({ facadeModuleId }: Chunk): string {
  const [, from] = /node_modules\/(?:@[^/]+\/)?([^/]+)\/(?!.*node_modules)/.exec(facadeModuleId ?? '') ?? [];
  return `assets/${from ?? '[name]'}-[hash].js`;
}
