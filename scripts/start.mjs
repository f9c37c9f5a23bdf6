/** `npm start`: install what is missing, then serve the page and open it. */
import { ensureNodePackages, run } from './setup.mjs';

ensureNodePackages();
const open = process.stdout.isTTY && process.env['CI'] !== 'true' ? ['--open'] : [];
process.exit(run('npx', ['vite', ...open, ...process.argv.slice(2)]));
