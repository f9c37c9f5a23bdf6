/** A browser that translates the page replaces its texts by elements. The page goes on, in the translator's words. */
import { expect, test } from '@playwright/test';
import { dial, finished, openPage, pictures } from './page-tools.ts';

/** Translates into capitals, now and whatever comes later, as a browser does: an element in place of each text. */
function translate(): void {
  const translated = (text: Text): void => {
    const { parentElement: parent } = text;
    if (parent === null || text.data.trim() === '' || parent.closest('font, svg, script, style, option, template'))
      return;
    const inner = document.createElement('font');
    inner.textContent = text.data.toUpperCase();
    const outer = document.createElement('font');
    outer.append(inner);
    text.replaceWith(outer);
  };
  const within = (node: Node): void => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const texts: Text[] = node instanceof Text ? [node] : [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const font = text.parentElement?.closest('font');
      if (font) text.data = text.data.toUpperCase();
      else translated(text);
    }
  };
  within(document.body);
  new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) within(node);
  }).observe(document.body, { childList: true, subtree: true });
}

test('a translated page follows dial, language, model and caption', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await openPage(page);
  await finished(page, 4);
  await page.evaluate(translate);
  const budget = page.getByTestId('budget');
  await expect(budget).toHaveText(/^4\s*STEPS$/);
  await dial(page).press('ArrowRight');
  await finished(page, 5);
  await expect(budget).toHaveText(/^5\s*STEPS$/);
  await expect(page.getByTestId('status')).toHaveText(/^(READY|MEASURING|IDLE)/);
  await page.getByLabel('Language').selectOption('de');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^WAS BRINGT/);
  await expect(budget).toHaveText(/^5\s*SCHRITTE$/);
  await page.locator('input[name=model][value=emoji]').check({ force: true });
  await expect(pictures(page)).toHaveAttribute('data-shown', '5 final', { timeout: 60_000 });
  const caption = page.locator('.caption').getByRole('combobox');
  await caption.fill('zorblax cat');
  await caption.press('Enter');
  await expect(page.getByText('ZORBLAX').first()).toBeVisible();
  await caption.fill('red heart');
  await caption.press('Enter');
  await expect(page.getByText('ZORBLAX')).toHaveCount(0);
  await finished(page, 5, 60_000);
  expect(errors).toEqual([]);
});
