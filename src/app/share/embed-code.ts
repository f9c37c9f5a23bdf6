/** What an author pastes to show the same in a post: the element with its script, or a plain frame. */
import { DEFAULTS, formatQuery, parametersOf, type Settings } from '../settings.ts';

/** The element's attributes, each with the address's name of the same setting (docs/embed.md). */
const ATTRIBUTES = [
  ['model', 'm'],
  ['steps', 'steps'],
  ['sampler', 'sampler'],
  ['count', 'n'],
  ['seed', 'seed'],
  ['label', 'class'],
  ['caption', 'q'],
  ['guidance', 'w'],
  ['theme', 'theme'],
  ['backend', 'backend'],
] as const;
/** Written even where they are the defaults: what an author will want to change. */
const ALWAYS: readonly string[] = ['model', 'steps', 'seed'];
/** Beside text, about as high as the frame's content (docs/embed.md). */
const FRAME = { width: 720, height: 420 };

/** The address of the page that shows `settings`; `page` is its own, with whatever query. */
export const linkTo = (settings: Settings, page: string): string => {
  const url = new URL(formatQuery(settings), page);
  url.hash = '';
  return url.href;
};

/** `<step-dial …>` and the script that defines it, in one line. */
export function elementCode(settings: Settings, page: string): string {
  const usual = parametersOf(DEFAULTS);
  const now = parametersOf(settings);
  const attributes = ATTRIBUTES.filter(([name, key]) => ALWAYS.includes(name) || now[key] !== usual[key]);
  const text = attributes.map(([name, key]) => ` ${name}="${escapeHtml(now[key] ?? '')}"`).join('');
  const script = escapeHtml(new URL('step-dial.js', page).href);
  return `<script async src="${script}"></script><step-dial${text}></step-dial>`;
}

/** A frame without a script, whose height stays as it is. */
export function frameCode(settings: Settings, page: string): string {
  const source = escapeHtml(new URL(`embed.html${formatQuery(settings)}`, page).href);
  const { width, height } = FRAME;
  const style = 'border: 0; max-width: 100%';
  return `<iframe src="${source}" title="StepDial" width="${width}" height="${height}" loading="lazy" style="${style}"></iframe>`;
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
