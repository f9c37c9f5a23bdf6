/** The worker ends at random moments, without a word to the page. */
import { type Part, tryMany } from './campaign.ts';
import { heapNote, WatchedPage } from './watched-page.ts';

export const deaths: Part = async (campaign) => {
  const { browser, site, random } = campaign;
  const watched = await WatchedPage.open(browser, `${site.url}?backend=wasm&n=1&steps=8`);
  const { page } = watched;
  await watched.wrong();
  const before = await watched.heap();
  const row = await tryMany(campaign, 500, async () => {
    await page.locator('#dial').press(random.pick(['ArrowLeft', 'ArrowRight']));
    await page.waitForTimeout(random.below(600));
    await Promise.all(page.workers().map((worker) => worker.evaluate(() => self.close()).catch(() => undefined)));
    const wrong = await watched.wrong();
    if (wrong !== null) return wrong;
    await watched.tryAgain();
    return watched.wrong();
  });
  const after = await watched.heap();
  const workers = page.workers().length;
  await watched.close();
  return { ...row, note: `${heapNote(before, after)}, ${workers} worker at the end` };
};
