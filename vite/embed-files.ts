/** Puts into the built site what other pages load: step-dial.js, its types, and oEmbed where the site's address is known. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const ENTRY = fileURLToPath(new URL('../src/element/step-dial.ts', import.meta.url));
const TYPES = fileURLToPath(new URL('../src/element/api.ts', import.meta.url));

/** A consumer cannot see how high the embed really is: enough for the default one in this width. */
const SIZE = { width: 720, height: 420 };

/** The answer that oembed.json gives, whatever page of the site was asked about: a static site has only one. */
export const oembed = (site: string) => ({
  version: '1.0',
  type: 'rich',
  title: 'StepDial: what a sampling step buys',
  provider_name: 'StepDial',
  provider_url: site,
  ...SIZE,
  html: `<iframe src="${site}embed.html" title="StepDial: what a sampling step buys" width="${SIZE.width}" height="${SIZE.height}" style="border:0;max-width:100%" loading="lazy" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>`,
});

/** The site's address as a folder, or undefined where none is set. Throws for what is no web address. */
export function siteAddress(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new Error(`STEPDIAL_SITE is "${text}". Write the address of the site, as in https://example.org/stepdial/.`);
  }
  const { origin, pathname } = new URL(text);
  return `${origin}${pathname.replace(/\/?$/, '/')}`;
}

/** One classic script without imports, so that a plain script element loads it from any origin. */
async function buildScript(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: ENTRY, formats: ['iife'], name: 'StepDialScript', fileName: () => 'step-dial.js' },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error('step-dial.js was not built.');
  return chunk.code;
}

export function embedFiles(site: string | undefined): Plugin {
  return {
    name: 'stepdial-embed',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'step-dial.js', source: await buildScript() });
      this.emitFile({ type: 'asset', fileName: 'step-dial.d.ts', source: readFileSync(TYPES, 'utf8') });
      if (site === undefined) return;
      this.emitFile({ type: 'asset', fileName: 'oembed.json', source: JSON.stringify(oembed(site)) });
    },
    // oEmbed asks for absolute addresses; without one there is nothing true to say.
    transformIndexHtml: (_, { path }) =>
      site === undefined || !path.endsWith('/index.html')
        ? []
        : [
            {
              tag: 'link',
              injectTo: 'head',
              attrs: {
                rel: 'alternate',
                type: 'application/json+oembed',
                href: `${site}oembed.json`,
                title: 'StepDial',
              },
            },
          ],
    configureServer({ middlewares }) {
      middlewares.use('/step-dial.js', (_, response, next) => {
        buildScript().then((code) => {
          response.setHeader('Content-Type', 'text/javascript');
          response.end(code);
        }, next);
      });
    },
  };
}
