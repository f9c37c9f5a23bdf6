/** Drives Chromium (DevTools protocol) and Firefox (WebDriver BiDi) with Puppeteer. */
import { type Browser, launch } from 'puppeteer-core';
import { asText, type Driver } from './driver.ts';

/** Those of playwright.config.ts: nothing but the page asks for anything. */
const QUIET = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const SIZE = { width: 1280, height: 1000 };

export const openChromium = (executablePath: string): Promise<Driver> =>
  launch({ browser: 'chrome', executablePath, args: QUIET, defaultViewport: SIZE }).then(drive);

export const openFirefox = (executablePath: string): Promise<Driver> =>
  launch({ browser: 'firefox', executablePath, defaultViewport: SIZE }).then(drive);

async function drive(browser: Browser): Promise<Driver> {
  const page = await browser.newPage();
  return {
    version: await browser.version(),
    open: async (url) => void (await page.goto(url)),
    ask: (question, argument) => page.evaluate(`${asText(question)}(${JSON.stringify(argument)})`) as never,
    askFrame: async (question, argument) => {
      const frame = page.frames().find((one) => one.parentFrame() === page.mainFrame());
      if (frame === undefined) throw new Error('The page has no frame.');
      return (await frame.evaluate(`${asText(question)}(${JSON.stringify(argument)})`)) as never;
    },
    drag: async (from, to) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
    },
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    close: () => browser.close(),
  };
}
