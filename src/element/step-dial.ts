/** The one script that authors load; it defines `<step-dial>`. A classic script, because modules of another origin need CORS headers. */
import { StepDial } from './element.ts';

/** A script that is loaded as a module has no `currentScript`. */
const script =
  document.currentScript ??
  [...document.scripts].find(({ src }) => new URL(src || '.', document.baseURI).pathname.endsWith('/step-dial.js'));

if (customElements.get('step-dial') === undefined) {
  if (script instanceof HTMLScriptElement && script.src !== '') StepDial.site = new URL('.', script.src);
  customElements.define('step-dial', StepDial);
}
