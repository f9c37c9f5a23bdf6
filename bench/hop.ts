/** `npm run bench`: times one hop of a shipped network on single-threaded wasm, in ms and multiply-adds per second. */
import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { quantile } from '../src/core/metrics/latency.ts';
import { createUnet } from '../src/engine/tfjs/unet.ts';
import { parseManifest } from '../src/package/manifest.ts';
import { parseSafetensors } from '../src/package/safetensors.ts';
import { selectNodeBackend } from '../src/test-support/node-backends.ts';

const RUNS = 31;
const folder = new URL(`../public/models/${process.argv[2] ?? 'mnist'}/`, import.meta.url);
const manifest = parseManifest(JSON.parse(readFileSync(new URL('model.json', folder), 'utf8')));
const network = manifest.networks[0];
if (network === undefined) throw new Error('the model has no network');
await selectNodeBackend('wasm');
const file = readFileSync(new URL(network.file.path, folder));
const unet = createUnet(manifest.config, parseSafetensors(new Uint8Array(file).buffer));
console.log(`${manifest.name} ${network.name}: ${(network.multiplyAdds / 1e6).toFixed(1)} M multiply-adds per image`);
for (const count of [1, 4, 16, 64]) {
  const conditioning =
    manifest.captions === undefined
      ? { labels: Array<number>(count).fill(0) }
      : {
          tokens: [Array<number>(manifest.config.caption_length ?? 0).fill(0)],
          rows: Array<number>(count).fill(0),
          guidance: 1,
        };
  const [condition] = unet.conditions(conditioning, count);
  if (condition === undefined) throw new Error('the network gave no condition');
  const z = tf.randomNormal<tf.Rank.R4>([count, ...unet.shape], 0, 1, 'float32', 1);
  const times: number[] = [];
  for (let run = 0; run < RUNS + 3; run++) {
    const begun = performance.now();
    const v = unet.predictV(z, 0.5, 0.25, condition);
    v.dataSync();
    times.push(performance.now() - begun);
    v.dispose();
  }
  const counted = times.slice(3).sort((a, b) => a - b);
  const median = quantile(counted, 0.5);
  const rate = (network.multiplyAdds * count) / median / 1e6;
  const spread = `${quantile(counted, 0).toFixed(1)}–${quantile(counted, 1).toFixed(1)}`;
  console.log(
    `wasm, ${count} images: median ${median.toFixed(1)} ms (${spread}, n = ${RUNS}), ${rate.toFixed(1)} GMAC/s`,
  );
  condition.dispose();
  z.dispose();
}
