/** The module that vite/models.ts makes when the page is built. */
declare module 'virtual:models' {
  export const CATALOGUE: readonly import('../package/catalogue.ts').CatalogueEntry[];
  /** Stops of the dial by the model's folder. */
  export const STOPS: Readonly<Record<string, readonly number[]>>;
  /** Poster sheets by the model's folder; a model without posters has none. */
  export const SHEETS: Readonly<Record<string, import('./posters.ts').PosterSheet>>;
}
