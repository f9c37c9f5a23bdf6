/** What the pictures show, in words: of all together, and of each. */
import type { RunSpec } from '../worker/protocol.ts';
import { stopWords } from './stops.ts';
import type { Shown } from './store.ts';
import { SAMPLER_WORDS } from './words.ts';

/** Posters have no pixels of their own to give. */
type Named = Pick<Shown, 'spec' | 'final'> & Partial<Shown>;

/** "16 pictures of “red heart”: Multistep consistency, 4 steps, seed 1". */
export function pictureWords(shown: Named | null, classes: readonly string[] | undefined): string {
  if (shown === null) return 'No pictures yet';
  const { count, steps, sampler, seed } = shown.spec;
  const pictures = `${count === 1 ? '1 picture' : `${count} pictures`} ${subject(shown.spec, classes)}`;
  const how = `${SAMPLER_WORDS[sampler]}, ${stopWords(steps)}, seed ${seed}`;
  return `${pictures}: ${how}${shown.final ? '' : ' (preview)'}`;
}

function subject({ label, prompt }: RunSpec, classes: readonly string[] | undefined): string {
  if (prompt === undefined)
    return label === 'mixed' ? 'of all classes in turn' : `of class ${classes?.[label] ?? label}`;
  const [only] = prompt.captions;
  return prompt.captions.length === 1 && only !== undefined ? `of “${only}”` : 'of the model’s examples in turn';
}

/** One picture of the grid: "Picture 3, red heart" or "Picture 3, class 2". */
export function pictureName({ label, prompt }: RunSpec, image: number, classes: readonly string[] | undefined): string {
  const name = `Picture ${image + 1}`;
  if (prompt !== undefined) return `${name}, ${prompt.captions[image % prompt.captions.length] || 'no caption'}`;
  if (classes === undefined || classes.length === 0) return name;
  const index = label === 'mixed' ? image % classes.length : label;
  return `${name}, class ${classes[index] ?? index}`;
}
