/** A model of captions that nobody trained, for tests of the page: its package by route interception, and an engine that only pretends. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { BrowserContext } from '@playwright/test';

const MNIST = new URL('../public/models/mnist/', import.meta.url);

export const EXAMPLES = [
  'cat face with heart eyes',
  'red heart',
  'house with garden',
  'crescent moon',
  'slice of pizza',
  'rocket',
  'flag of Japan',
  'woman with red hair',
];
const SUGGESTIONS = [
  ...EXAMPLES,
  'cat',
  'weary cat face',
  'black cat',
  'cat face with tears of joy',
  'grinning cat face',
  'crying cat face',
  'pouting cat face',
  'kissing cat face',
  'cat face with wry smile',
  'heart with arrow',
];
const captionFile = Buffer.from(
  JSON.stringify({
    pieces: [
      '[empty]',
      ...new Set(
        SUGGESTIONS.join(' ')
          .toLowerCase()
          .match(/[a-z0-9']+/g),
      ),
      'a',
      '##a',
    ],
    suggestions: SUGGESTIONS,
    draws: SUGGESTIONS,
  }),
);
/** What the catalogue says of it. */
const BYTES = 16_040_000;

function manifest(): unknown {
  const mnist = JSON.parse(readFileSync(new URL('model.json', MNIST), 'utf8'));
  const { num_class_embeds: _, ...config } = mnist.config;
  const file = {
    path: 'captions.json',
    bytes: captionFile.length,
    sha256: createHash('sha256').update(captionFile).digest('hex'),
  };
  return {
    ...mnist,
    name: 'emoji',
    title: 'Emoji',
    classes: [],
    captions: { file, guidance: { max: 4, default: 1.5 }, examples: EXAMPLES },
    image: { height: 32, width: 32, channels: 3, patch: 2 },
    config: {
      ...config,
      sample_size: 16,
      in_channels: 12,
      out_channels: 12,
      cross_attention_dim: 64,
      vocab_size: 1000,
      caption_length: 16,
      text_layers: 2,
    },
    // Another hash than the digits': else the weights would come from the cache.
    networks: [{ ...mnist.networks[0], file: { path: 'dial.safetensors', bytes: 15_800_000, sha256: '0'.repeat(64) } }],
  };
}

/** Serve the package, listed in the catalogue beside the digits. Its weights never come. */
export async function serveEmoji(context: BrowserContext): Promise<void> {
  await context.route('**/models/catalogue.json', async (route) => {
    // Not fetched: a page that reloads meanwhile would take the answer with it.
    const { models } = JSON.parse(readFileSync(new URL('../catalogue.json', MNIST), 'utf8'));
    const others = models.filter(({ name }: { name: string }) => name !== 'emoji');
    const emoji = { name: 'emoji', title: 'Emoji', summary: 'Emoji, drawn from a caption in your words', bytes: BYTES };
    await route.fulfill({ json: { models: [...others, emoji] } });
  });
  await context.route('**/models/emoji/*', async (route) => {
    const name = new URL(route.request().url()).pathname.replace(/^.*\//, '');
    if (name === 'model.json') await route.fulfill({ json: manifest() });
    else if (name === 'captions.json') await route.fulfill({ body: captionFile });
    else if (name !== 'dial.safetensors') await route.fulfill({ body: readFileSync(new URL(name, MNIST)) });
  });
}

/** In place of the worker: opens any package at once, and draws noise that becomes a disc. Every step takes `stepMs`, it says. */
export async function pretendEngine(context: BrowserContext, stepMs = 3): Promise<void> {
  await context.addInitScript((stepMs) => {
    type Spec = { steps: number; count: number; seed: number; prompt?: unknown };
    type Message =
      | { type: 'open'; manifestUrl: string }
      | { type: 'run'; id: number; spec: Spec; outputs: { trajectoryOf?: number } }
      | { type: 'abort'; id: number };
    type Size = { height: number; width: number; channels: number };
    const runs: { spec: Spec; outputs: { trajectoryOf?: number } }[] = [];
    Object.assign(window, { runs });

    /** `part` of the way from noise to picture `i`. */
    const draw = ({ height, width, channels }: Size, seed: number, i: number, part: number): number[] => {
      let noise = (seed * 7919 + i * 104_729 + 1) >>> 0;
      return Array.from({ length: height * width * channels }, (_, at) => {
        noise = (Math.imul(noise, 1_664_525) + 1_013_904_223) >>> 0;
        const x = Math.floor(at / channels) % width;
        const y = Math.floor(at / channels / width);
        const inside = Math.hypot(x - width / 2, y - height / 2) < width * (0.25 + 0.02 * (i % 8));
        const paper = channels === 1 ? 0 : 255;
        const ink = channels === 1 ? 255 : [240, 60 + 20 * (i % 8), 40][at % channels];
        return part * ((inside ? ink : paper) ?? 0) + (1 - part) * (noise >>> 24);
      });
    };

    class PretendWorker {
      onmessage: ((event: { data: unknown }) => void) | null = null;
      #size: Size = { height: 28, width: 28, channels: 1 };
      #timer: ReturnType<typeof setTimeout> | undefined;
      #id: number | undefined;

      async #open(url: string) {
        const manifest = await (await fetch(url)).json();
        this.#size = manifest.image;
        const total = manifest.networks[0].file.bytes;
        const device = { backend: 'wasm', description: 'pretended', software: false, refused: [] };
        this.#say({ type: 'download', file: 'dial.safetensors', loaded: total, total, fromCache: false });
        this.#say({ type: 'ready', manifest, device });
      }

      #finish(id: number, spec: Spec, image: number | undefined) {
        const pictures = (list: number[][]) => {
          const { height, width, channels } = this.#size;
          return { height, width, channels, count: list.length, data: Uint8Array.from(list.flat()) };
        };
        const all = Array.from({ length: spec.count }, (_, i) => draw(this.#size, spec.seed, i, 1));
        const last = spec.steps - 1;
        const frames = Math.min(spec.steps, 16);
        const hops = Array.from({ length: frames }, (_, i) => (i ? Math.round((i * last) / (frames - 1)) : 0));
        const way = hops.map((hop) => draw(this.#size, spec.seed, image ?? 0, last ? 0.3 + (0.7 * hop) / last : 1));
        const trajectory = image === undefined ? {} : { trajectory: { image, hops, images: pictures(way) } };
        const result = {
          images: pictures(all),
          labels: [],
          totalMs: spec.steps * stepMs,
          prepareMs: 0,
          extraOutputs: false,
          warmUp: false,
          ...trajectory,
        };
        this.#say({ type: 'done', id, result });
      }

      #say(data: unknown) {
        this.onmessage?.({ data });
      }

      #abort() {
        clearTimeout(this.#timer);
        if (this.#id !== undefined) this.#say({ type: 'aborted', id: this.#id });
        this.#id = undefined;
      }

      postMessage(message: Message) {
        if (message.type === 'open') void this.#open(message.manifestUrl);
        else this.#abort();
        if (message.type !== 'run') return;
        const { id, spec, outputs } = message;
        runs.push({ spec, outputs });
        this.#id = id;
        this.#timer = setTimeout(() => {
          this.#id = undefined;
          this.#finish(id, spec, outputs.trajectoryOf);
        }, 4);
      }

      terminate() {
        clearTimeout(this.#timer);
      }
    }
    Object.assign(window, { Worker: PretendWorker });
  }, stepMs);
}
