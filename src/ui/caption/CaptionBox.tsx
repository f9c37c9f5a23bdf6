/** What to draw, in the reader's words; only for a model that takes captions. */

import { SHEETS } from 'virtual:models';
import { useId, useMemo } from 'react';
import { changeSettings } from '../../session/change-settings.ts';
import { CAPTION_LENGTH, tidyCaption } from '../../session/settings.ts';
import type { PageState } from '../../session/store.ts';
import { useDraft } from '../kit/use-draft.ts';
import { useMessages, usePage } from '../kit/use-page.ts';
import { CaptionEcho } from './CaptionEcho.tsx';
import { Combobox } from './Combobox.tsx';
import { ExampleChips } from './ExampleChips.tsx';
import { indexCaptions, suggest } from './suggest.ts';

/** Known from the build until the model's own description comes: then nothing below the box moves. */
const examplesOf = ({ manifest, settings }: PageState): readonly string[] | undefined =>
  (manifest ?? SHEETS[settings.model]?.model)?.captions?.examples;
const NONE: readonly string[] = [];
const commit = (caption: string): void => changeSettings({ caption });

export function CaptionBox() {
  const examples = usePage(examplesOf);
  const captions = usePage((page) => page.captions);
  const caption = usePage((page) => page.settings.caption);
  const { text, type, enter } = useDraft(caption, tidyCaption, commit);
  const messages = useMessages().captions;
  const id = useId();
  const suggestions = captions.status === 'ready' ? captions.suggestions : NONE;
  const index = useMemo(() => indexCaptions(suggestions), [suggestions]);
  const options = useMemo(() => suggest(text, index), [text, index]);
  if (examples === undefined) return null;
  return (
    <section className="caption" aria-label={messages.region}>
      <Combobox
        label={messages.label}
        text={text}
        placeholder={messages.surprise}
        maxLength={CAPTION_LENGTH}
        options={options}
        describedBy={id}
        onType={type}
        onEnter={enter}
      />
      <ExampleChips examples={examples} />
      <CaptionEcho id={id} text={text} captions={captions} />
    </section>
  );
}
