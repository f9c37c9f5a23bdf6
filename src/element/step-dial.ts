/** The one script that authors load: defines `<step-dial>`. A classic script, since another origin's modules need CORS headers. */
import { StepDial } from './element.ts';

/** As a module it has no `currentScript`. */
const script =
  document.currentScript ??
  [...document.scripts].find(({ src }) => new URL(src || '.', document.baseURI).pathname.endsWith('/step-dial.js'));

if (customElements.get('step-dial') === undefined) {
  if (script instanceof HTMLScriptElement && script.src !== '') StepDial.site = new URL('.', script.src);
  customElements.define('step-dial', StepDial);
}
