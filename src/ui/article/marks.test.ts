import { describe, expect, it } from 'vitest';
import { importArticle, LANGUAGES } from '../../locales/languages.ts';
import { pieces } from './marks.ts';
import { SOURCES, sourceAddress } from './sources.ts';

describe('pieces', () => {
  it('finds links, figures and stress, and keeps all other text', () => {
    expect(pieces('One *step* of [DDIM](ddim): **62.3** in 1 step.')).toEqual([
      { kind: 'plain', text: 'One ' },
      { kind: 'stress', text: 'step' },
      { kind: 'plain', text: ' of ' },
      { kind: 'link', text: 'DDIM', to: 'ddim' },
      { kind: 'plain', text: ': ' },
      { kind: 'figure', text: '62.3' },
      { kind: 'plain', text: ' in 1 step.' },
    ]);
  });

  it('leaves text without marks as it is', () => {
    expect(pieces('z/(α + σ) [t]')).toEqual([{ kind: 'plain', text: 'z/(α + σ) [t]' }]);
    expect(pieces('')).toEqual([]);
  });
});

describe.each(LANGUAGES)('the article in %s', (language) => {
  it('cites every source once, and no other', async () => {
    const article = await importArticle(language);
    const at = { steps: '4', value: '0.1' };
    const texts = [
      article.step,
      article.consistency,
      article.ideal,
      article.dial,
      article.time,
      article.quality,
      article.limits,
    ];
    texts.push(article.qualityFigures({ floor: '0.08', count: '10,000', kid: at }));
    const links = texts.flatMap(pieces).flatMap((piece) => (piece.kind === 'link' ? [piece.to] : []));
    expect(links.sort()).toEqual(Object.keys(SOURCES).sort());
  });

  it('says every figure that it is given', async () => {
    const article = await importArticle(language);
    const at = (steps: string, value: string) => ({ steps, value });
    const figuresOf = (text: string) => pieces(text).flatMap((piece) => (piece.kind === 'figure' ? [piece.text] : []));
    expect(figuresOf(article.stepFigures({ ddim: [at('1', '62'), at('32', '0.2')] }))).toEqual(['62', '0.2']);
    expect(figuresOf(article.dialFigures({ dial: [at('1', '0.4'), at('∞', '0.3')] }))).toEqual(['0.4', '0.3']);
    const quality = article.qualityFigures({ floor: '0.08', count: '10,000', kid: at('4', '0.005') });
    expect(figuresOf(quality).sort()).toEqual(['0.005', '0.08', '10,000']);
    const asked = { now: at('4', '92 %'), real: '99 %' };
    expect(figuresOf(article.classFigures(asked))).toEqual(['92 %', '99 %']);
    expect(figuresOf(article.captionFigures(asked))).toEqual(['92 %', '99 %']);
    const time = { images: '16', runs: '5', now: at('4', '34 ms') };
    expect(figuresOf(article.timeFigures({ ...time, one: at('1', '9 ms') }))).toEqual(['34 ms', '9 ms']);
    expect(figuresOf(article.timeFigures({ ...time, one: null }))).toEqual(['34 ms']);
    expect(article.timeFigures({ ...time, one: null })).toContain('16');
  });
});

it('refuses a source that there is not', () => {
  expect(() => sourceAddress('toString')).toThrow('names no source');
});
