/** Code that draws a chart: fetched when the reader comes near, as the library behind it is most of the page's code. */
import { type ComponentType, lazy } from 'react';

const loaders: (() => Promise<unknown>)[] = [];

/**
 * Like `lazy`, but for paper, where nothing can be waited for: what has loaded is rendered at once, and with the first drawing
 * the small files of the others are fetched.
 */
export function drawing<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let Loaded: ComponentType<Props> | undefined;
  const loadOnce = async () => {
    Loaded ??= await load();
    return Loaded;
  };
  loaders.push(loadOnce);
  const Later = lazy(async () => {
    const Drawing = await loadOnce();
    // One that fails is tried again when the reader comes near.
    for (const other of loaders) void other().catch(() => undefined);
    return { default: Drawing };
  });
  return (props) => (Loaded === undefined ? <Later {...props} /> : <Loaded {...props} />);
}
