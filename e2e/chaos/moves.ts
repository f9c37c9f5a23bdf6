/** Every control of the page changed at random, without waiting for what was asked for before. */
import type { Part } from './campaign.ts';
import { tryMany } from './campaign.ts';
import { heapNote, WatchedPage } from './watched-page.ts';

/** Changes between two looks at the page. */
const BETWEEN_LOOKS = 50;

export const moves: Part = async (campaign) => {
  const { browser, site, random } = campaign;
  const watched = await WatchedPage.open(browser, `${site.url}?backend=wasm&n=1&steps=2`);
  const { page } = watched;
  const dial = page.locator('#dial');
  /** Set a field as a reader does: its events fire whether or not it is in view. */
  const set = (selector: string, value: string | null) =>
    page.evaluate(
      ([selector, value, whichField, whichOption]) => {
        const fields = document.querySelectorAll<HTMLInputElement | HTMLSelectElement>(selector);
        const field = fields[Math.floor(whichField * fields.length)];
        if (field === undefined) return;
        if (field instanceof HTMLInputElement && /radio|checkbox/.test(field.type)) return field.click();
        // Neither a GPU drawn by the processor nor plain JavaScript is done in time.
        const slow = /^(webgpu|webgl|cpu)$/;
        const options =
          field instanceof HTMLSelectElement ? [...field.options].filter((one) => !slow.test(one.value)) : [];
        const chosen = value ?? options[Math.floor(whichOption * options.length)]?.value ?? '';
        const { prototype } = field instanceof HTMLSelectElement ? HTMLSelectElement : HTMLInputElement;
        Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, chosen);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
      },
      // Drawn here: the page's own random numbers know no seed.
      [selector, value, random.next(), random.next()] as const,
    );
  const captions = ['cat', 'red heart', 'zorblax', '', '猫 cat', 'a'.repeat(300), '<b>&amp;</b>'];
  const changes: (() => Promise<unknown>)[] = [
    ...Array.from({ length: 12 }, () => () => set('#dial', String(random.below(11)))),
    () => dial.press(random.pick(['ArrowLeft', 'ArrowRight', 'Home', 'PageUp', 'p'])),
    () => set('.controls select:not(#language)', null),
    () => set('.controls input[type=checkbox]', null),
    () =>
      set('.controls input[type=text], .controls input:not([type])', random.pick(['1', '77', '', 'x', '4294967295'])),
    () => set('.themes input', null),
    () => set('#language', null),
    () => set('input[name=model]', null),
    () => set('.caption [role=combobox]', random.pick(captions)),
    () => set('.guidance input', String(random.below(40) / 10)),
    () => page.keyboard.press('Escape'),
  ];
  const before = await watched.heap();
  let last = '';
  const { tried, lost } = await tryMany(campaign, 10_000, async (index) => {
    await random.pick(changes)();
    if (index % BETWEEN_LOOKS !== BETWEEN_LOOKS - 1) return null;
    last = page.url();
    // What was stopped is asked for again, in few images and steps, whatever language the page has.
    await set('#dial', String(random.below(5)));
    const wrong = await watched.wrong();
    watched.faults.length = 0;
    return wrong && `${wrong} (${last})`;
  });
  const after = await watched.heap();
  await watched.close();
  return { tried, lost, note: heapNote(before, after) };
};
