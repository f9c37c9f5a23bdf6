/** The browsers that the smoke test knows, and where they are on this machine. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Driver } from './driver.ts';
import { openChromium, openFirefox } from './puppeteer.ts';
import { openWebKit } from './webkit.ts';

export interface KnownBrowser {
  name: string;
  /** How to open it, or why that is not possible here. */
  find(): (() => Promise<Driver>) | string;
}

/** The first of these commands that is on the path; an absolute path counts as it is. */
function command(names: (string | undefined)[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = names.flatMap((name) =>
    name === undefined ? [] : name.startsWith('/') ? [name] : folders.map((folder) => join(folder, name)),
  );
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const CHROMIUMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export const BROWSERS: KnownBrowser[] = [
  {
    name: 'chromium',
    find() {
      const path = command([process.env['CHROMIUM'], ...CHROMIUMS]);
      return path === undefined ? 'there is no Chromium (Debian: chromium)' : () => openChromium(path);
    },
  },
  {
    name: 'firefox',
    find() {
      const path = command([process.env['FIREFOX'], 'firefox-esr', 'firefox']);
      return path === undefined ? 'there is no Firefox (Debian: firefox-esr)' : () => openFirefox(path);
    },
  },
  {
    name: 'webkit',
    find() {
      const [driver, xvfb] = [command(['WebKitWebDriver']), command(['Xvfb'])];
      if (driver === undefined) return 'there is no WebKitWebDriver (Debian: webkit2gtk-driver)';
      if (xvfb === undefined) return 'there is no display for it (Debian: xvfb)';
      return () => openWebKit({ driver, xvfb });
    },
  },
];
