/** What the pictures show, in words: of all together, and of each. */

import type { RunSpec } from '../../core/types.ts';
import type { Messages } from '../../locales/en.ts';
import { stopLabel } from '../../session/stops.ts';
import type { Shown } from '../../session/store.ts';

/** Posters have no pixels of their own to give. */
type Named = Pick<Shown, 'spec' | 'final'> & Partial<Shown>;

/** "16 pictures of “red heart”: Multistep consistency, 4 steps, seed 1". */
export function pictureWords(shown: Named | null, classes: readonly string[] | undefined, messages: Messages): string {
  const { none, how, preview } = messages.pictures;
  if (shown === null) return none;
  const { steps, sampler, seed } = shown.spec;
  const whole = how({
    what: whatOf(shown.spec, classes, messages),
    sampler: messages.samplers[sampler].name,
    steps: stopLabel(steps),
    seed: String(seed),
  });
  return shown.final ? whole : preview({ words: whole });
}

function whatOf(
  { count: number, label, prompt }: RunSpec,
  classes: readonly string[] | undefined,
  messages: Messages,
): string {
  const { ofClasses, ofClass, ofCaption, ofExamples } = messages.pictures;
  const count = String(number);
  if (prompt === undefined) {
    return label === 'mixed' ? ofClasses({ count }) : ofClass({ count, name: classes?.[label] ?? String(label) });
  }
  const [only] = prompt.captions;
  return prompt.captions.length === 1 && only !== undefined
    ? ofCaption({ count, caption: only })
    : ofExamples({ count });
}

/** One picture of the grid: "Picture 3, red heart" or "Picture 3, class 2". */
export function pictureName(
  { label, prompt }: RunSpec,
  image: number,
  classes: readonly string[] | undefined,
  messages: Messages,
): string {
  const { one, oneOfClass, oneOfCaption, noCaption } = messages.pictures;
  const number = String(image + 1);
  if (prompt !== undefined) {
    return oneOfCaption({ number, caption: prompt.captions[image % prompt.captions.length] || noCaption });
  }
  if (classes === undefined || classes.length === 0) return one({ number });
  const index = label === 'mixed' ? image % classes.length : label;
  return oneOfClass({ number, name: classes[index] ?? String(index) });
}
