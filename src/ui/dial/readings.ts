/** Time and FID-proxy at the dial's stop, in words, each with the number of runs or samples behind it. */
import type { Messages } from '../../locales/en.ts';
import { formatCount, formatMs, formatPlain, formatProxy } from '../../locales/format.ts';
import { guidanceFor, specFor, timingKey } from '../../session/run-specs.ts';
import type { PageState } from '../../session/store.ts';
import { timeOf } from '../charts/latency/rows.ts';
import { useMessages, usePage } from '../kit/use-page.ts';

export interface Reading {
  label: string;
  /** In ms, or an FID-proxy; null where there is none. */
  value: number | null;
  text: string | null;
  /** How many runs or samples it rests on, or why there is no value. */
  note: string;
}

/** The median of the runs made here with the reader's settings. */
export function useTimeReading(): Reading {
  const settings = usePage((page) => page.settings);
  const manifest = usePage((page) => page.manifest);
  const timings = usePage((page) => page.timings);
  const messages = useMessages();
  const { gauges } = messages;
  const spec = manifest && specFor(settings, manifest);
  const { time, tooShort } = timeOf((spec && timings.get(timingKey(spec))) ?? []);
  return {
    label: gauges.time({ count: String(settings.count) }),
    value: time?.value ?? null,
    text: time && formatMs(time.value, messages),
    note: time ? gauges.here({ runs: String(time.count) }) : tooShort ? gauges.tooShort : gauges.notYet,
  };
}

/** What the model's own evaluation says of the sampler and the network that the settings use. */
export function useQualityReading(): Reading {
  const settings = usePage((page) => page.settings);
  const manifest = usePage((page) => page.manifest);
  const curves = usePage((page) => page.curves);
  const messages = useMessages();
  const spec = manifest && specFor(settings, manifest);
  const record =
    curves.status === 'ready' && spec
      ? curves.records.find(
          ({ sampler, network, steps }) => sampler === spec.sampler && network === spec.network && steps === spec.steps,
        )
      : undefined;
  return {
    label: messages.gauges.proxy,
    value: record?.fidProxy ?? null,
    text: record ? formatProxy(record.fidProxy, messages) : null,
    note: record ? samplesWords(record.count, settings, manifest, messages) : absenceWords(curves, messages),
  };
}

/** The curves are measured at the model's own guidance: where the reader's differs, the note says whose it is. */
function samplesWords(
  samples: number,
  settings: PageState['settings'],
  manifest: PageState['manifest'],
  messages: Messages,
): string {
  const count = formatCount(samples, messages);
  const own = manifest?.captions?.guidance.default;
  return manifest !== null && own !== undefined && guidanceFor(settings, manifest) !== own
    ? messages.gauges.samplesAt({ count, guidance: formatPlain(own, messages) })
    : messages.gauges.samples({ count });
}

const absenceWords = (curves: PageState['curves'], { gauges }: Messages): string =>
  curves.status === 'loading' ? gauges.fetching : gauges.none;
