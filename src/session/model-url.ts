/** Addresses of the models, relative to the page so that the site works from any sub-path. */

/** The folder of all models, where catalogue.json lies. */
export const modelsUrl = (page: string = document.baseURI): string => new URL('models/', page).href;

/** Absolute, since a worker would resolve a relative address against its own script. */
export const modelUrl = (model: string, page: string = document.baseURI): string =>
  new URL(`${model}/model.json`, modelsUrl(page)).href;
