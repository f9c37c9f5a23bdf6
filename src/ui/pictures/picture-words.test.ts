/** The pictures in words, for classes and for captions. */
import { expect, test } from 'vitest';
import type { RunSpec } from '../../core/types.ts';
import { de } from '../../locales/de.ts';
import { en } from '../../locales/en.ts';
import { zh } from '../../locales/zh.ts';
import { pictureName, pictureWords } from './picture-words.ts';

const spec: RunSpec = { sampler: 'multistep', steps: 4, count: 16, seed: 1, label: 'mixed', network: 'dial' };
const images = { count: 16, height: 1, width: 1, channels: 1, data: new Uint8Array(16) };
const messages = (changes: Partial<RunSpec>, final = true, language = en) =>
  pictureWords({ spec: { ...spec, ...changes }, images, final }, ['zero', 'one'], language);
const of = (...captions: string[]) => ({ prompt: { captions, guidance: 1 } });

test('all of them', () => {
  expect(pictureWords(null, undefined, en)).toBe('No images yet');
  expect(messages({})).toBe('16 images, one class after another: Multistep consistency, 4 steps, seed 1');
  expect(messages({ label: 1, count: 1 })).toMatch(/^1 image of class one: /);
  expect(messages(of('red heart'), false)).toBe(
    '16 images of “red heart”: Multistep consistency, 4 steps, seed 1 (preview)',
  );
  expect(messages(of('red heart', 'cat'))).toMatch(/^16 images, one of the model’s examples after another: /);
});

test('each of them', () => {
  expect(pictureName(spec, 2, ['zero', 'one'], en)).toBe('Image 3, class zero');
  expect(pictureName({ ...spec, label: 1 }, 2, ['zero', 'one'], en)).toBe('Image 3, class one');
  expect(pictureName(spec, 2, undefined, en)).toBe('Image 3');
  expect(pictureName({ ...spec, ...of('cat', 'owl') }, 3, [], en)).toBe('Image 4, owl');
  expect(pictureName({ ...spec, ...of('cat') }, 3, [], en)).toBe('Image 4, cat');
});

test('in German and in Chinese', () => {
  expect(messages({}, true, de)).toBe(
    '16 Bilder, reihum aus allen Klassen: Mehrschritt-Konsistenz, 4 Schritte, Startwert 1',
  );
  expect(messages({ ...of('red heart'), count: 1, steps: 1 }, false, de)).toBe(
    '1 Bild zu „red heart“: Mehrschritt-Konsistenz, 1 Schritt, Startwert 1 (Vorschau)',
  );
  expect(messages({ label: 1, steps: 256 }, true, zh)).toBe('16 张“one”类的图片：多步一致性，∞ 步，随机种子 1');
  expect(pictureName({ ...spec, ...of('') }, 3, [], de)).toBe('Bild 4, ohne Beschreibung');
});
