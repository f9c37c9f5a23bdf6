/** The embed: dial and pictures side by side where there is room, and the controls that the author chose. */
import { CaptionBox } from './CaptionBox.tsx';
import { Charts } from './Charts.tsx';
import { Dial } from './Dial.tsx';
import { EmbedLink } from './EmbedLink.tsx';
import { EmbedStart } from './EmbedStart.tsx';
import { EngineLine } from './EngineLine.tsx';
import { useEmbed } from './embed-store.ts';
import { PictureNote } from './PictureNote.tsx';
import { Pictures } from './Pictures.tsx';
import { Problem } from './Problem.tsx';
import { SeedField } from './SeedField.tsx';
import { StatusLine } from './StatusLine.tsx';
import { useWords } from './store.ts';

export function Embed({ begin }: { begin: () => void }) {
  const { controls, started } = useEmbed();
  const { embed: words } = useWords();
  const has = (control: (typeof controls)[number]) => controls.includes(control);
  return (
    <main className="embed" tabIndex={-1} data-started={started} data-alone={!has('steps') && !has('seed')}>
      <h1 className="unseen">{words.title}</h1>
      {has('caption') && <CaptionBox />}
      <div className="embed-stage">
        <div className="embed-pictures">
          <Pictures follow={false} />
          <PictureNote />
          {!started && <EmbedStart begin={begin} />}
        </div>
        <div className="embed-side">
          {!started && <p className="invitation">{words.invitation}</p>}
          {has('steps') && <Dial />}
          {has('seed') && <SeedField />}
          {started && <Problem />}
          <div className="embed-foot">
            {started && <StatusLine />}
            {started && <EngineLine />}
            <EmbedLink />
          </div>
        </div>
      </div>
      {started && has('charts') && <Charts />}
    </main>
  );
}
