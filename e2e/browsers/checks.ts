/** What must hold in every browser; each check stands alone and throws, in words, where something does not hold. */
import type { StaticSite } from '../static-site.ts';
import { type Driver, type Key, type Point, sleep } from './driver.ts';

export interface Place {
  driver: Driver;
  site: StaticSite;
  /** Address of a page on another site that holds one embed. */
  host: string;
}

export interface Check {
  name: string;
  run(place: Place): Promise<void>;
}

/** What the page says of itself. */
interface Look {
  shown: string;
  /** The accessible name of the pictures. */
  name: string;
  /** The pixels, as a data address. */
  pixels: string;
  /** Different grey values: 1 for a blank canvas. */
  greys: number;
  alert: string;
  engine: string;
  budget: string;
}

function look(): Look {
  const text = (selector: string) => document.querySelector(selector)?.textContent.trim() ?? '';
  const canvas = document.querySelector<HTMLCanvasElement>('[data-testid=pictures]');
  const drawn = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  return {
    shown: canvas?.dataset['shown'] ?? '',
    name: canvas?.getAttribute('aria-label') ?? '',
    pixels: canvas?.toDataURL() ?? '',
    greys: new Set([...drawn].filter((_, at) => at % 4 === 0)).size,
    alert: text('[role=alert]'),
    engine: text('[data-testid=engine]'),
    budget: document.querySelector('input[type=range]')?.getAttribute('aria-valuetext') ?? '',
  };
}

const PATIENCE_MS = 60_000;

/** Ask until `enough` says so; an alert ends it at once. */
async function until(ask: () => Promise<Look>, what: string, enough: (seen: Look) => boolean): Promise<Look> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await ask().catch((cause: unknown) => String(cause));
    if (typeof seen !== 'string') {
      if (enough(seen)) return seen;
      if (seen.alert !== '') throw new Error(`${what}: the page says "${seen.alert.replaceAll('\n', ' ')}"`);
    }
    if (Date.now() > end) {
      const { shown, engine } = typeof seen === 'string' ? { shown: seen, engine: '' } : seen;
      throw new Error(`${what}: not after ${PATIENCE_MS / 1000} s; shown: "${shown}", engine: "${engine}"`);
    }
    await sleep(150);
  }
}

/** Wait for the finished pictures of `steps`, which must not be blank. */
async function finished(driver: Driver, steps: number, enough = (_: Look) => true): Promise<Look> {
  const done = (seen: Look) => seen.shown === `${steps} final` && enough(seen);
  const seen = await until(() => driver.ask(look, null), `pictures of ${steps} steps`, done);
  if (seen.greys < 10) throw new Error(`The pictures of ${steps} steps have ${seen.greys} grey values.`);
  return seen;
}

/** The backend that the page runs on, in its own words. */
export const backendOf = async (driver: Driver): Promise<string> =>
  /Runs on ([^.]+)\./.exec((await driver.ask(look, null)).engine)?.[1] ?? 'no backend';

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

/** Not the seed of the posters, so that every picture comes from the engine. */
const address = ({ site }: Place, query: string) => `${site.url}?n=4&seed=11&${query}`;

/** Centre of a stop on the dial: its knob, 40 px wide, stays inside the track. */
const stopAt = (driver: Driver, index: number): Promise<Point> =>
  driver.ask((at) => {
    const dial = document.querySelector('input[type=range]');
    if (dial === null) throw new Error('There is no dial.');
    const { x, y, width } = dial.getBoundingClientRect();
    return { x: x + 20 + ((width - 40) * at) / 10, y: y + 22 };
  }, index);

const focus = (driver: Driver, selector: string): Promise<void> =>
  driver.ask((of) => document.querySelector<HTMLElement>(of)?.focus(), selector);

const pressDial = async (driver: Driver, key: Key): Promise<void> => {
  await focus(driver, 'input[type=range]');
  await driver.press(key);
};

export const CHECKS: Check[] = [
  {
    name: 'the page draws',
    async run(place) {
      await place.driver.open(address(place, 'steps=2'));
      const { budget } = await finished(place.driver, 2);
      must(budget === '2 steps', `The dial says "${budget}".`);
    },
  },
  {
    name: 'the dial by pointer',
    async run(place) {
      const { driver } = place;
      await driver.open(address(place, 'steps=2'));
      const before = await finished(driver, 2);
      await driver.drag(await stopAt(driver, 1), await stopAt(driver, 3));
      const after = await finished(driver, 4);
      must(after.budget === '4 steps', `The dial says "${after.budget}".`);
      must(after.pixels !== before.pixels, 'The pictures stayed the same.');
    },
  },
  {
    name: 'the dial by key',
    async run(place) {
      const { driver } = place;
      await driver.open(address(place, 'steps=2'));
      const before = await finished(driver, 2);
      await pressDial(driver, 'ArrowRight');
      const after = await finished(driver, 3);
      must(after.budget === '3 steps', `The dial says "${after.budget}".`);
      must(after.pixels !== before.pixels, 'The pictures stayed the same.');
    },
  },
  {
    name: 'a caption is drawn',
    async run({ driver, site }) {
      await driver.open(`${site.url}?m=emoji&n=1&seed=11&steps=1`);
      const before = await finished(driver, 1);
      await driver.ask(() => document.querySelector<HTMLInputElement>('input[role=combobox]')?.select(), null);
      await focus(driver, 'input[role=combobox]');
      await driver.type('rocket');
      await driver.press('Enter');
      const after = await finished(driver, 1, ({ name }) => name.includes('rocket'));
      must(after.pixels !== before.pixels, 'The pictures stayed the same.');
    },
  },
  {
    name: 'a shared link opens the same pictures',
    async run(place) {
      const { driver } = place;
      await driver.open(address(place, 'steps=2&sampler=ddim'));
      await finished(driver, 2);
      await pressDial(driver, 'ArrowRight');
      const before = await finished(driver, 3);
      const link = await driver.ask(async () => {
        const button = [...document.querySelectorAll('button')].find(
          ({ textContent }) => textContent.trim() === 'Share',
        );
        button?.click();
        for (let i = 0; i < 50 && document.querySelector('dialog textarea') === null; i++)
          await new Promise((next) => setTimeout(next, 100));
        return document.querySelector<HTMLTextAreaElement>('dialog textarea')?.value ?? '';
      }, null);
      must(link.startsWith(place.site.url), `The link is "${link}".`);
      await driver.open('about:blank');
      await driver.open(link);
      const after = await finished(driver, 3);
      must(after.pixels === before.pixels, 'The pictures are others.');
      must(after.name === before.name, `"${before.name}" became "${after.name}".`);
    },
  },
  {
    name: 'an embed in a page of another site draws',
    async run({ driver, host }) {
      await driver.open(host);
      const done = ({ shown, greys }: Look) => shown === '2 final' && greys >= 10;
      await until(() => driver.askFrame(look, null), 'the embed', done);
      const said = await driver.ask(() => (window as unknown as { said: string[] }).said, null);
      must(said.includes('ready') && said.includes('result'), `The embed said ${said.join(', ') || 'nothing'}.`);
    },
  },
  {
    name: 'it reopens without a network',
    async run(place) {
      const { driver, site } = place;
      await driver.open(address(place, 'steps=2'));
      const before = await finished(driver, 2);
      await driver.ask(async (files) => {
        if (!('serviceWorker' in navigator)) throw new Error('This browser has no service workers here.');
        const kept = async () => (await (await caches.open('stepdial-models-v1')).keys()).length;
        for (let i = 0; i < 150; i++) {
          if (navigator.serviceWorker.controller !== null && (await kept()) >= files) return;
          await new Promise((next) => setTimeout(next, 100));
        }
        throw new Error(`Not kept: controller ${navigator.serviceWorker.controller}, ${await kept()} files.`);
      }, KEPT_FILES);
      await site.close();
      await driver.open(address(place, 'steps=3'));
      await finished(driver, 3);
      await driver.open(address(place, 'steps=2'));
      const after = await finished(driver, 2);
      must(after.pixels === before.pixels, 'The pictures are others.');
    },
  },
];

/** As in offline.spec.ts: the dial's network, those for one budget alone, feature network, reference statistics and curves. */
const KEPT_FILES = 7;
