// Runs src/cli/posters-main.ts, which is TypeScript, through tsx. Installs nothing.
let main;
try {
  const { register } = await import('tsx/esm/api');
  register();
  ({ main } = await import('../src/cli/posters-main.ts'));
} catch (error) {
  // A missing file of this project has the same code; npm cannot mend that.
  if (error.code !== 'ERR_MODULE_NOT_FOUND' || !error.message.startsWith('Cannot find package')) throw error;
  console.error(`posters: something is not installed (${error.message.split('\n')[0]}). Run: npm install`);
  process.exit(1);
}
process.exitCode = await main(process.argv.slice(2));
