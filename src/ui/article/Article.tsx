/** The article: what a step is, what a consistency model changes, and what the page's figures mean and do not mean. */
import type { ReactNode } from 'react';
import type { CurveRecord } from '../../package/curves.ts';
import type { PageState } from '../../session/store.ts';
import { useMessages, usePage } from '../kit/use-page.ts';
import { Prose } from '../kit/Prose.tsx';
import { curvesOf, manifestOf, usePaced } from '../kit/use-paced.ts';
import { WhenNear } from '../kit/WhenNear.tsx';
import { HopFigure } from './HopFigure.tsx';
import { askedFigures, ddimFigures, dialFigures, qualityFigures, timeFigures } from './live-figures.ts';

const PACE_MS = 900;
const timingsOf = (page: PageState) => page.timings;
const NONE: readonly CurveRecord[] = [];

export function Article() {
  const messages = useMessages();
  const { story } = messages;
  const settings = usePage((page) => page.settings);
  const manifest = usePaced(manifestOf, 0);
  const curves = usePaced(curvesOf, 0);
  const timings = usePaced(timingsOf, PACE_MS);
  const records = curves.status === 'ready' ? curves.records : NONE;
  const ddim = ddimFigures(records, messages);
  const dial = dialFigures(records, settings.steps, messages);
  const quality = qualityFigures(records, settings.steps, messages);
  const asked = askedFigures(records, settings.steps, messages);
  const time = timeFigures({ settings, manifest, timings, messages });
  return (
    <article className="story">
      <Part head={story.stepHead}>
        <Prose text={story.step} />
        {ddim && <Prose text={story.stepFigures({ ddim })} />}
      </Part>
      <Part head={story.consistencyHead}>
        <Prose text={story.consistency} />
      </Part>
      <WhenNear className="hop-figure waiting">
        <HopFigure />
      </WhenNear>
      <Part head={story.idealHead}>
        <Prose text={story.ideal} />
      </Part>
      <Part head={story.dialHead}>
        <Prose text={story.dial} />
        {dial && <Prose text={story.dialFigures({ dial })} />}
      </Part>
      <Part head={story.timeHead}>
        <Prose text={story.time} />
        <Prose text={time ? story.timeFigures(time) : story.timeUnknown} />
      </Part>
      <Part head={story.qualityHead}>
        <Prose text={story.quality} />
        {quality && <Prose text={story.qualityFigures(quality)} />}
        {asked && <Prose text={manifest?.captions ? story.captionFigures(asked) : story.classFigures(asked)} />}
        <Prose text={manifest?.captions ? `${story.live}${messages.gap}${story.liveCaptions}` : story.live} />
      </Part>
      <Part head={story.limitsHead}>
        <Prose text={story.limits} />
      </Part>
    </article>
  );
}

function Part({ head, children }: { head: string; children: ReactNode }) {
  return (
    <section className="part">
      <h2>{head}</h2>
      <div>{children}</div>
    </section>
  );
}
