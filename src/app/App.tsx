/** The page, top to bottom. */
import { CaptionBox } from './CaptionBox.tsx';
import { Charts } from './Charts.tsx';
import { Controls } from './Controls.tsx';
import { Dial } from './Dial.tsx';
import { EngineLine } from './EngineLine.tsx';
import { Footnote } from './Footnote.tsx';
import { Header } from './Header.tsx';
import { HowItWorks } from './HowItWorks.tsx';
import { ModelPicker } from './ModelPicker.tsx';
import { Pictures } from './Pictures.tsx';
import { Problem } from './Problem.tsx';
import { StatusLine } from './StatusLine.tsx';
import { TrajectoryStrip } from './TrajectoryStrip.tsx';

export function App() {
  return (
    <>
      <Header />
      <main>
        <div className="lede">
          <h1>What does a sampling step buy?</h1>
          <p>
            A small neural network draws pictures in your browser. The dial sets how many times it may look at each one.
          </p>
        </div>
        <ModelPicker />
        <CaptionBox />
        <div className="stage">
          <Dial />
          <section className="easel" aria-label="Pictures">
            <Pictures />
            <TrajectoryStrip />
            <Problem />
            <StatusLine />
            <EngineLine />
          </section>
          <Controls />
        </div>
        <Charts />
        <HowItWorks />
        <Footnote />
      </main>
    </>
  );
}
