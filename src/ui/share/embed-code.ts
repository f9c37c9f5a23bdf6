/** What an author pastes to show the same in a post: the element with its script, or a plain frame. */
import { attributeText, hostSettings, SETTING_NAMES } from '../../element/attributes.ts';
import { formatQuery } from '../../session/address.ts';
import { DEFAULTS, type Settings } from '../../session/settings.ts';

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

/** What both codes say: what an embed takes, but not the language of the one who copies it. */
const forEmbed = (settings: Settings): Settings => ({
  ...DEFAULTS,
  ...hostSettings(settings),
  language: DEFAULTS.language,
});

/**
 * `<step-dial …>` and the script that defines it, in one line. In it is a link to the page, which readers see where scripts do
 * not run: in feeds, in mail, behind a sanitizer.
 */
export function elementCode(settings: Settings, page: string): string {
  const now = forEmbed(settings);
  const said = SETTING_NAMES.filter((name) => ALWAYS.includes(name) || now[name] !== DEFAULTS[name]);
  const text = said.map((name) => ` ${name}="${escapeHtml(attributeText(name, now) ?? '')}"`).join('');
  const script = escapeHtml(new URL('step-dial.js', page).href);
  const link = `<a href="${escapeHtml(linkTo(now, page))}">StepDial</a>`;
  return `<script async src="${script}"></script><step-dial${text}>${link}</step-dial>`;
}

/** A frame without a script, whose height stays as it is. */
export function frameCode(settings: Settings, page: string): string {
  const source = escapeHtml(new URL(`embed.html${formatQuery(forEmbed(settings))}`, page).href);
  const { width, height } = FRAME;
  const style = 'border: 0; max-width: 100%';
  return `<iframe src="${source}" title="StepDial" width="${width}" height="${height}" loading="lazy" style="${style}"></iframe>`;
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
