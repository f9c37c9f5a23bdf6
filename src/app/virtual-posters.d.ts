/** Made by vite/posters.ts when the page is built. */
declare module 'virtual:posters' {
  /** By the model's folder; none for a model without posters. */
  export const SHEETS: Readonly<Record<string, import('./posters.ts').PosterSheet>>;
}
