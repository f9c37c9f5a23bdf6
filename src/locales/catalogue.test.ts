/** No language lacks a word: the same keys as English, nothing empty, nothing left in English, every value said. */
import { describe, expect, test } from 'vitest';
import { en } from './en.ts';
import { importMessages, LANGUAGE_NAMES, LANGUAGES } from './languages.ts';

/** What is the same in every language: names, and frames without a word of their own. */
const SAME_IN_ALL = ['gauges.proxy', 'pictures.oneOfCaption', 'story.figure.tableHeads.x', 'story.figure.tableHeads.y'];
/** Frames around names and figures, alike wherever a comma and a colon are. */
const FRAMES = ['frontier.place', 'frontier.pointName', 'frontier.spoken'];
const SAME: Record<string, readonly string[]> = {
  de: [
    'header.languageOfSystem',
    'header.themes.auto',
    'engine.stop',
    'time.median',
    'story.figure.startSpoken',
    ...FRAMES,
  ],
  es: ['engine.stop', 'story.figure.startSpoken', 'frontier.names.dial', ...FRAMES],
  zh: ['decimal', 'captions.quoted'],
};

type Text = string | ((values: Record<string, unknown>) => string);

/** Every text by its path, "header.themes.auto"; not the gap, which is none. */
function textsOf(section: object, path = ''): Map<string, Text> {
  const texts = Object.entries(section).flatMap(([key, value]: [string, unknown]): [string, Text][] => {
    if (typeof value === 'string' || typeof value === 'function') return [[path + key, value as Text]];
    if (typeof value === 'object' && value !== null) return [...textsOf(value, `${path}${key}.`)];
    throw new Error(`${path}${key} is neither a text nor a section.`);
  });
  return new Map(texts.filter(([name]) => name !== 'gap'));
}

/** The values that are themselves of a budget, or of several. */
const AT_BUDGET = ['now', 'kid'];
const AT_BUDGETS = ['ddim', 'dial'];

/** A text with each of its values as `mark` writes it, and the names of those that it asked for. */
function fill(text: Text, mark: (name: string) => string): { said: string; asked: string[] } {
  if (typeof text === 'string') return { said: text, asked: [] };
  const asked = new Set<string>();
  const marked = (name: string): string => {
    asked.add(name);
    return mark(name);
  };
  const values = new Proxy<Record<string, unknown>>(
    {},
    {
      get: (_, name) => {
        const key = String(name);
        const atBudget = () => ({ steps: marked(`${key}.steps`), value: marked(`${key}.value`) });
        if (AT_BUDGETS.includes(key)) return [atBudget(), atBudget()];
        if (AT_BUDGET.includes(key)) return atBudget();
        if (key === 'one') return { steps: '1', value: marked('one.value') };
        return marked(key);
      },
    },
  );
  return { said: text(values), asked: [...asked].sort() };
}

const marked = (name: string): string => `‹${name}›`;
/** A word for one or many says no number itself, and Chinese has no plural. */
const UNSAID = ['dial.unit'];

describe.each(LANGUAGES)('%s', (language) => {
  test('has every text of English, of the same kind and with the same values', async () => {
    const texts = textsOf(await importMessages(language));
    const kinds = (all: Map<string, Text>) =>
      [...all].map(([path, text]) => {
        const values = UNSAID.includes(path) ? [] : fill(text, marked).asked;
        return `${path}: ${typeof text} ${values}`;
      });
    expect(kinds(texts).sort()).toEqual(kinds(textsOf(en)).sort());
  });

  test('says every value, one or many, and nothing that is empty', async () => {
    for (const [path, text] of textsOf(await importMessages(language))) {
      const { said, asked } = fill(text, marked);
      for (const name of UNSAID.includes(path) ? [] : asked) expect(said, path).toContain(marked(name));
      for (const one of [said, fill(text, () => '1').said]) {
        expect(one.trim(), path).not.toBe('');
        expect(one, path).toBe(one.trim());
        expect(one, path).not.toMatch(/undefined|null|\[object|\$\{|\s{2}/);
      }
    }
  });

  test('leaves nothing in English', async () => {
    if (language === 'en') return;
    const english = textsOf(en);
    const same = [...textsOf(await importMessages(language))].filter(([path, text]) => {
      const other = english.get(path);
      return other !== undefined && fill(text, marked).said === fill(other, marked).said;
    });
    const listed = [...SAME_IN_ALL, ...(SAME[language] ?? [])];
    // Samplers may be known by one name everywhere.
    const left = same.map(([path]) => path).filter((path) => !listed.includes(path) && !path.startsWith('samplers.'));
    expect(left).toEqual([]);
  });

  test('names itself', async () => {
    const { locale, decimal } = await importMessages(language);
    expect(locale).toBe(language);
    expect(Intl.NumberFormat.supportedLocalesOf(locale)).toEqual([locale]);
    expect(new Intl.NumberFormat(locale).format(0.5)).toBe(`0${decimal}5`);
    expect(LANGUAGE_NAMES[language]).not.toBe('');
  });
});
