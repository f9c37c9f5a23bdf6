/** What browsers do to a page: no room to store, the network gone, back and forward, frozen in the background, thrown away. */
import { type Part, tryMany } from './campaign.ts';
import { WatchedPage } from './watched-page.ts';

type Event = (watched: WatchedPage, url: string) => Promise<void>;

const EVENTS: Record<string, Event> = {
  async quota({ page }) {
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(page.url()).origin, quotaSize: 1000 });
    await page.reload();
  },
  async offline({ page }) {
    await page.context().setOffline(true);
    await page.locator('#dial').press('ArrowRight');
    await page.waitForTimeout(300);
    await page.context().setOffline(false);
  },
  async backAndForward({ page }, url) {
    await page.goto(`${url}icon.svg`).catch(() => undefined);
    await page.goBack();
  },
  async frozen({ page }) {
    const session = await page.context().newCDPSession(page);
    await page.locator('#dial').press('ArrowLeft');
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await session.send('Page.setWebLifecycleState', { state: 'active' });
  },
  async discarded({ page }) {
    await page.reload();
  },
  async hidden({ page }) {
    const front = await page.context().newPage();
    await page.locator('#dial').press('ArrowRight');
    await front.waitForTimeout(500);
    await front.close();
    await page.bringToFront();
  },
};

export const browserLife: Part = async (campaign) => {
  const { browser, site, random } = campaign;
  const names = Object.keys(EVENTS);
  const watched = await WatchedPage.open(browser, `${site.url}?backend=wasm&n=1&steps=4`);
  await watched.wrong();
  const row = await tryMany(campaign, 120, async (index) => {
    const name = names[index % names.length] ?? random.pick(names);
    await EVENTS[name]?.(watched, site.url);
    const wrong = await watched.wrong();
    return wrong && `${name}: ${wrong}`;
  });
  await watched.close();
  return { ...row, note: names.join(', ') };
};
