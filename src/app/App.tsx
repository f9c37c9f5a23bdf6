/** The page, top to bottom. */
import { startTransition, useEffect, useState } from 'react';
import { CaptionBox } from './CaptionBox.tsx';
import { Charts } from './Charts.tsx';
import { Controls } from './Controls.tsx';
import { Compare } from './compare/Compare.tsx';
import { PinBar } from './compare/PinBar.tsx';
import { Dial } from './Dial.tsx';
import { EngineLine } from './EngineLine.tsx';
import { Footnote } from './Footnote.tsx';
import { Header } from './Header.tsx';
import { HowItWorks } from './HowItWorks.tsx';
import { ModelPicker } from './ModelPicker.tsx';
import { NoticeLines } from './NoticeLines.tsx';
import { PictureNote } from './PictureNote.tsx';
import { Pictures } from './Pictures.tsx';
import { Problem } from './Problem.tsx';
import { StatusLine } from './StatusLine.tsx';
import { usePage, useWords } from './store.ts';
import { TrajectoryStrip } from './TrajectoryStrip.tsx';

/** `onBuilt` is called once, when all of the page is there. */
export function App({ onBuilt }: { onBuilt: () => void }) {
  const { page, pictures } = useWords();
  const pinned = usePage(({ settings }) => settings.pin !== null);
  const whole = useAfterFirstFrame();
  useEffect(() => {
    if (whole) onBuilt();
  }, [whole, onBuilt]);
  return (
    <>
      <Header />
      <NoticeLines />
      <main>
        <div className="lede">
          <h1>{page.question}</h1>
          <p>{page.lede}</p>
        </div>
        <div className="stage">
          <div className="wanted">
            <ModelPicker />
            <CaptionBox />
          </div>
          <Dial />
          <section className="easel" aria-label={pictures.region}>
            {pinned ? <Compare /> : <Pictures />}
            <PictureNote />
            {whole && (
              <>
                <PinBar />
                <TrajectoryStrip />
                <Problem />
                <StatusLine />
                <EngineLine />
              </>
            )}
          </section>
          {whole && (
            <>
              <Controls />
              <Charts />
            </>
          )}
        </div>
        {whole && (
          <>
            <HowItWorks />
            <Footnote />
          </>
        )}
      </main>
    </>
  );
}

/** The first frame is dial and pictures; what stands below them follows in slices. */
function useAfterFirstFrame(): boolean {
  const [after, setAfter] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setAfter(true)));
    return () => clearTimeout(timer);
  }, []);
  return after;
}
