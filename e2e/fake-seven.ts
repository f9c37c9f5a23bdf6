/** A model that nobody trained, with seven classes and stops of its own, for tests of the page: its package by route interception. */
import { readFileSync } from 'node:fs';
import type { BrowserContext } from '@playwright/test';

const MNIST = new URL('../public/models/mnist/', import.meta.url);
const read = (path: string) => JSON.parse(readFileSync(new URL(path, MNIST), 'utf8'));

export const SEVEN_STOPS = [1, 3, 9, 27, 256];
export const SEVEN_CLASSES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function manifest(): unknown {
  const mnist = read('model.json');
  const [dial] = mnist.networks;
  return {
    ...mnist,
    name: 'seven',
    title: 'Weekdays',
    classes: SEVEN_CLASSES,
    budgets: { finite: SEVEN_STOPS.slice(0, -1), infinite: 256 },
    config: { ...mnist.config, num_class_embeds: SEVEN_CLASSES.length + 1 },
    networks: [{ ...dial, budgets: SEVEN_STOPS }],
    posters: undefined,
  };
}

/** Serve the package, and a catalogue that lists it: newer than the one in the page, which does not. */
export async function serveSeven(context: BrowserContext): Promise<void> {
  await context.route('**/models/catalogue.json', async (route) => {
    const { models } = read('../catalogue.json');
    const seven = { name: 'seven', title: 'Weekdays', summary: 'Seven classes, five stops', bytes: 2_000_000 };
    await route.fulfill({ json: { models: [...models, seven] } });
  });
  await context.route('**/models/seven/*', async (route) => {
    const name = new URL(route.request().url()).pathname.replace(/^.*\//, '');
    if (name === 'model.json') await route.fulfill({ json: manifest() });
    else await route.fulfill({ body: readFileSync(new URL(name, MNIST)) });
  });
}
