/** Made by vite/models.ts when the page is built. */
declare module 'virtual:models' {
  export const CATALOGUE: readonly import('../package/catalogue.ts').CatalogueEntry[];
  /** By the model's folder; none for a model without posters. */
  export const SHEETS: Readonly<Record<string, import('./posters.ts').PosterSheet>>;
}
