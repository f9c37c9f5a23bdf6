/** The embed: dial and pictures, side by side if there is room, and the controls that the author chose. */

import { CaptionBox } from '../../ui/caption/CaptionBox.tsx';
import { Charts } from '../../ui/charts/Charts.tsx';
import { SeedField } from '../../ui/controls/SeedField.tsx';
import { BudgetBar } from '../../ui/dial/BudgetBar.tsx';
import { Dial } from '../../ui/dial/Dial.tsx';
import { Gauges } from '../../ui/dial/Gauges.tsx';
import { useMessages } from '../../ui/kit/use-page.ts';
import { PictureNote } from '../../ui/pictures/PictureNote.tsx';
import { Pictures } from '../../ui/pictures/Pictures.tsx';
import { EngineLine } from '../../ui/status/EngineLine.tsx';
import { Problem } from '../../ui/status/Problem.tsx';
import { StatusLine } from '../../ui/status/StatusLine.tsx';
import { EmbedLink } from './EmbedLink.tsx';
import { EmbedStart } from './EmbedStart.tsx';
import { useEmbed } from './embed-store.ts';

export function Embed({ begin }: { begin: () => void }) {
  const { controls, started } = useEmbed();
  const { embed: messages } = useMessages();
  const has = (control: (typeof controls)[number]) => controls.includes(control);
  return (
    <main className="embed" tabIndex={-1} data-started={started} data-alone={!has('steps') && !has('seed')}>
      <h1 className="unseen">{messages.title}</h1>
      {has('caption') && <CaptionBox />}
      <div className="embed-stage">
        <div className="embed-pictures">
          <Pictures follow={false} />
          <PictureNote />
          {!started && <EmbedStart begin={begin} />}
        </div>
        <div className="embed-side">
          {!started && <p className="invitation">{messages.invitation}</p>}
          {has('steps') && (
            <Dial readings={<Gauges />}>
              <BudgetBar />
            </Dial>
          )}
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
