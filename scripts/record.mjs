// Runs e2e/recorded/record.ts, which is TypeScript, through tsx. Installs nothing.
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('../e2e/recorded/record.ts');
await main(process.argv.slice(2));
