/** `npm run sample`, `posters` and `record`: each is TypeScript, run through tsx. Installs nothing. Arguments: which, and its own. */
/** @type {Record<string, string>} */
const COMMANDS = {
  sample: '../src/cli/main.ts',
  posters: '../src/cli/posters-main.ts',
  record: '../e2e/recorded/record.ts',
};
const [name = '', ...args] = process.argv.slice(2);
const path = COMMANDS[name];
if (path === undefined) throw new Error(`There is no command "${name}". Choose one of: ${Object.keys(COMMANDS)}.`);
let main;
try {
  const { register } = await import('tsx/esm/api');
  register();
  ({ main } = await import(path));
} catch (error) {
  // A missing file of this project has the same code; npm cannot mend that.
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  if (code !== 'ERR_MODULE_NOT_FOUND' || !message.startsWith('Cannot find package')) throw error;
  console.error(`${name}: something is not installed (${message.split('\n')[0]}). Run: npm install`);
  process.exit(1);
}
// A reader such as `head` that has seen enough is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
process.exitCode = await main(args);
