/** The page, top to bottom. */
import { startTransition, useEffect, useState } from 'react';
import { HowItWorks } from '../../ui/article/HowItWorks.tsx';
import { CaptionBox } from '../../ui/caption/CaptionBox.tsx';
import { Charts } from '../../ui/charts/Charts.tsx';
import { CompactCharts } from '../../ui/charts/compact/CompactCharts.tsx';
import { LoadedCompare } from '../../ui/compare/LoadedCompare.tsx';
import { PinBar } from '../../ui/compare/PinBar.tsx';
import { Controls } from '../../ui/controls/Controls.tsx';
import { ModelPicker } from '../../ui/controls/ModelPicker.tsx';
import { BudgetBar } from '../../ui/dial/BudgetBar.tsx';
import { Dial } from '../../ui/dial/Dial.tsx';
import { Footnote } from '../../ui/header/Footnote.tsx';
import { Header } from '../../ui/header/Header.tsx';
import { useMessages, usePage } from '../../ui/kit/use-page.ts';
import { PictureNote } from '../../ui/pictures/PictureNote.tsx';
import { Pictures } from '../../ui/pictures/Pictures.tsx';
import { TrajectoryStrip } from '../../ui/pictures/TrajectoryStrip.tsx';
import { EngineLine } from '../../ui/status/EngineLine.tsx';
import { NoticeLines } from '../../ui/status/NoticeLines.tsx';
import { Problem } from '../../ui/status/Problem.tsx';
import { StatusLine } from '../../ui/status/StatusLine.tsx';

/** `onBuilt` is called once, when the whole page has been built. */
export function App({ onBuilt }: { onBuilt: () => void }) {
  const { page, pictures } = useMessages();
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
          {/* Before all else: what went wrong must be in the first screen. */}
          <Problem />
          <div className="wanted">
            <ModelPicker />
            <CaptionBox />
          </div>
          <Dial>
            <CompactCharts />
          </Dial>
          <section className="easel" aria-label={pictures.region}>
            {pinned ? <LoadedCompare /> : <Pictures />}
            <BudgetBar />
            <PictureNote />
            {whole && (
              <>
                <PinBar />
                <TrajectoryStrip />
                <StatusLine />
                <EngineLine />
              </>
            )}
          </section>
          {whole && (
            <div className="settings">
              <Controls />
              <Charts />
            </div>
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

/** False for the first frame, which has only the dial and the pictures; the rest of the page follows in slices. */
function useAfterFirstFrame(): boolean {
  const [after, setAfter] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setAfter(true)));
    return () => clearTimeout(timer);
  }, []);
  return after;
}
