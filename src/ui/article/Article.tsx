/** The article: what a step is, what a consistency model changes, and what the page's figures mean and do not mean. */
import type { ReactNode } from 'react';
import type { ArticleMessages } from '../../locales/en/article.ts';
import type { CurveRecord } from '../../package/curves.ts';
import type { PageState } from '../../session/store.ts';
import { Prose } from '../kit/Prose.tsx';
import { curvesOf, manifestOf, usePaced } from '../kit/use-paced.ts';
import { useMessages, usePage } from '../kit/use-page.ts';
import { WhenNear } from '../kit/WhenNear.tsx';
import { ArticleMessagesProvider, useFollowedArticle } from './article-messages.ts';
import { HopFigure } from './HopFigure.tsx';
import { askedFigures, ddimFigures, dialFigures, qualityFigures, timeFigures } from './live-figures.ts';

const PACE_MS = 900;
const timingsOf = (page: PageState) => page.timings;
const NONE: readonly CurveRecord[] = [];

/** `first` are the messages to begin with. */
export function Article({ first }: { first: ArticleMessages }) {
  const messages = useMessages();
  const article = useFollowedArticle(first);
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
    <ArticleMessagesProvider value={article}>
      <article className="story" lang={article.locale}>
        <Part head={article.stepHead}>
          <Prose text={article.step} />
          {ddim && <Prose text={article.stepFigures({ ddim })} />}
        </Part>
        <Part head={article.consistencyHead}>
          <Prose text={article.consistency} />
        </Part>
        <WhenNear className="hop-figure waiting">
          <HopFigure />
        </WhenNear>
        <Part head={article.idealHead}>
          <Prose text={article.ideal} />
        </Part>
        <Part head={article.dialHead}>
          <Prose text={article.dial} />
          {dial && <Prose text={article.dialFigures({ dial })} />}
        </Part>
        <Part head={article.timeHead}>
          <Prose text={article.time} />
          <Prose text={time ? article.timeFigures(time) : article.timeUnknown} />
        </Part>
        <Part head={article.qualityHead}>
          <Prose text={article.quality} />
          {quality && <Prose text={article.qualityFigures(quality)} />}
          {asked && <Prose text={manifest?.captions ? article.captionFigures(asked) : article.classFigures(asked)} />}
          <Prose text={manifest?.captions ? `${article.live}${messages.gap}${article.liveCaptions}` : article.live} />
        </Part>
        <Part head={article.limitsHead}>
          <Prose text={article.limits} />
        </Part>
      </article>
    </ArticleMessagesProvider>
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
