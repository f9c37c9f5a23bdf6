/** `npm run chaos`: hostile inputs a thousand times each, then the campaign on the built site. Arguments: see e2e/chaos/run.ts. */
import { ensureChromium, ensureNodePackages, run, stop } from './setup.mjs';

ensureNodePackages();
ensureChromium();
const env = { ...process.env, HOSTILE_INPUTS: '1000' };
if (run('npx', ['vitest', 'run', 'src/test-support/hostile-inputs.test.ts'], { env }) !== 0) {
  stop('A hostile input did harm: see above.');
}
if (run('npx', ['vite', 'build', '--logLevel', 'warn']) !== 0) stop('The site could not be built.');
process.exit(run('npx', ['tsx', 'e2e/chaos/run.ts', ...process.argv.slice(2)]));
