/**
 * Which addresses may become scripts of this page, where the browser asks (Trusted Types): files below the page's own folder,
 * and the import of one that starts the worker of a sandboxed page (src/worker/client.ts). Imported before anything starts one.
 */
declare const trustedTypes:
  | { createPolicy(name: string, rules: { createScriptURL: (url: string) => string | null }): unknown }
  | undefined;

const folder = new URL('.', document.baseURI).href;
const ownImport = `data:text/javascript,${encodeURIComponent(`import "${folder}`)}`;

/** Null: refused. */
export const trustedScript = (url: string): string | null => {
  const { href } = new URL(url, document.baseURI);
  return href.startsWith(folder) || (self.origin === 'null' && href.startsWith(ownImport)) ? url : null;
};

if (typeof trustedTypes !== 'undefined') trustedTypes?.createPolicy('default', { createScriptURL: trustedScript });
