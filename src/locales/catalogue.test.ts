/** Every language has the messages of English: the same keys, none empty, none left in English, and every value in its text. */
import { describe, expect, test } from 'vitest';
import { importArticle, importMessages, LANGUAGE_NAMES, LANGUAGES, type Language } from './languages.ts';

/** The same in every language: names, and patterns without a word of their own. */
const SAME_IN_ALL = [
  'gauges.proxy',
  'pictures.oneOfCaption',
  'article.figure.tableHeads.x',
  'article.figure.tableHeads.y',
];
/** Patterns around names and figures, the same wherever a comma and a colon are. */
const PATTERNS = ['frontier.place', 'frontier.pointName', 'frontier.spoken'];
const SAME: Record<string, readonly string[]> = {
  de: [
    'header.languageOfSystem',
    'header.themes.auto',
    'controls.backend',
    'engine.stop',
    'time.median',
    'article.figure.startSpoken',
    ...PATTERNS,
  ],
  es: ['controls.backend', 'engine.stop', 'article.figure.startSpoken', 'frontier.names.dial', ...PATTERNS],
  zh: ['decimal', 'captions.quoted'],
};

type Text = string | ((values: Record<string, unknown>) => string);

/** Every text of a language, the article's too, by its path: "header.themes.auto". Spaces and signs are no texts. */
async function textsIn(language: Language): Promise<Map<string, Text>> {
  const { gap: _gap, percent: _percent, ...messages } = await importMessages(language);
  return new Map([...textsOf(messages), ...textsOf(await importArticle(language), 'article.')]);
}

function textsOf(section: object, path = ''): Map<string, Text> {
  const texts = Object.entries(section).flatMap(([key, value]: [string, unknown]): [string, Text][] => {
    if (typeof value === 'string' || typeof value === 'function') return [[path + key, value as Text]];
    if (typeof value === 'object' && value !== null) return [...textsOf(value, `${path}${key}.`)];
    throw new Error(`${path}${key} is neither a text nor a section.`);
  });
  return new Map(texts);
}

/** The values that are a figure at a step budget, or several of them. */
const AT_BUDGET = ['now', 'kid'];
const AT_BUDGETS = ['ddim', 'dial'];

/** The text with every value replaced by `mark(name)`, and the names of the values that it used, sorted. */
function fill(text: Text, mark: (name: string) => string): { filled: string; used: string[] } {
  if (typeof text === 'string') return { filled: text, used: [] };
  const used = new Set<string>();
  const marked = (name: string): string => {
    used.add(name);
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
  return { filled: text(values), used: [...used].sort() };
}

const marked = (name: string): string => `‹${name}›`;
/** The unit alone names no number, and Chinese has no plural. */
const WITHOUT_VALUES = ['dial.unit'];

describe.each(LANGUAGES)('%s', (language) => {
  test('has every text of English, of the same kind and with the same values', async () => {
    const kinds = (all: Map<string, Text>) =>
      [...all].map(([path, text]) => {
        const values = WITHOUT_VALUES.includes(path) ? [] : fill(text, marked).used;
        return `${path}: ${typeof text} ${values}`;
      });
    expect(kinds(await textsIn(language)).sort()).toEqual(kinds(await textsIn('en')).sort());
  });

  test('puts every value into the text, in the singular and the plural, and has no empty text', async () => {
    for (const [path, text] of await textsIn(language)) {
      const { filled, used } = fill(text, marked);
      for (const name of WITHOUT_VALUES.includes(path) ? [] : used) expect(filled, path).toContain(marked(name));
      for (const one of [filled, fill(text, () => '1').filled]) {
        expect(one.trim(), path).not.toBe('');
        expect(one, path).toBe(one.trim());
        expect(one, path).not.toMatch(/undefined|null|\[object|\$\{|\s{2}/);
      }
    }
  });

  test('leaves nothing in English', async () => {
    if (language === 'en') return;
    const english = await textsIn('en');
    const same = [...(await textsIn(language))].filter(([path, text]) => {
      const other = english.get(path);
      return other !== undefined && fill(text, marked).filled === fill(other, marked).filled;
    });
    const listed = [...SAME_IN_ALL, ...(SAME[language] ?? [])];
    // A sampler or a training family may have one name everywhere.
    const proper = (path: string) => path.startsWith('samplers.') || path.startsWith('quality.families.');
    const left = same.map(([path]) => path).filter((path) => !listed.includes(path) && !proper(path));
    expect(left).toEqual([]);
  });

  test('names itself, and writes numbers as its locale does', async () => {
    const { locale, decimal, percent } = await importMessages(language);
    expect(locale).toBe(language);
    expect((await importArticle(language)).locale).toBe(language);
    expect(Intl.NumberFormat.supportedLocalesOf(locale)).toEqual([locale]);
    expect(new Intl.NumberFormat(locale).format(0.5)).toBe(`0${decimal}5`);
    const share = new Intl.NumberFormat(locale, { style: 'percent' }).format(0.5);
    expect(share.replace('\u00a0', '\u202f')).toBe(`50${percent}`);
    expect(LANGUAGE_NAMES[language]).not.toBe('');
  });
});
