/** Where a model's model.json lies: beside the page, so that the site works from any sub-path. */

/** Absolute, since a worker would resolve a relative address against its own script. */
export const modelUrl = (model: string, page: string = document.baseURI): string =>
  new URL(`models/${model}/model.json`, page).href;
