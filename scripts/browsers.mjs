/** `npm run test:browsers`: builds the site and tries it in Chromium, Firefox and WebKitGTK. Arguments: names of browsers. */
import { ensureNodePackages, ensureOtherBrowsers, run, stop } from './setup.mjs';

ensureNodePackages();
ensureOtherBrowsers();
if (run('npx', ['vite', 'build', '--logLevel', 'warn']) !== 0) stop('The site could not be built.');
process.exit(run('npx', ['tsx', 'e2e/browsers/run.ts', ...process.argv.slice(2)]));
