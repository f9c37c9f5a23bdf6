/** Time and FID-proxy at the current stop, each with its sample count. */
import { summariseLatency } from '../../core/metrics/latency.ts';
import { formatCount, formatMs, formatPlain, formatProxy } from '../../locales/format.ts';
import { guidanceFor, specFor, timingKey } from '../../session/run-specs.ts';
import { useMessages, usePage } from '../kit/use-page.ts';

export function Gauges() {
  const settings = usePage((page) => page.settings);
  const manifest = usePage((page) => page.manifest);
  const timings = usePage((page) => page.timings);
  const curves = usePage((page) => page.curves);
  const messages = useMessages();
  const { gauges } = messages;
  const spec = manifest && specFor(settings, manifest);
  const latency = spec && summariseLatency(timings.get(timingKey(spec)) ?? []);
  const record =
    curves.status === 'ready' && spec
      ? curves.records.find(
          ({ sampler, network, steps }) => sampler === spec.sampler && network === spec.network && steps === spec.steps,
        )
      : undefined;
  // The curves are measured at the model's own guidance: where the reader's differs, the figure says whose it is.
  const own = manifest?.captions?.guidance.default;
  const other = manifest !== null && own !== undefined && guidanceFor(settings, manifest) !== own;
  return (
    <dl className="gauges">
      <div data-testid="time-gauge">
        <dt>{gauges.time({ count: String(settings.count) })}</dt>
        <dd data-none={!latency}>
          {latency ? formatMs(latency.median, messages) : '–'}
          <small>{latency ? gauges.here({ runs: String(latency.count) }) : gauges.notYet}</small>
        </dd>
      </div>
      <div>
        <dt>{gauges.proxy}</dt>
        <dd data-none={!record}>
          {record ? formatProxy(record.fidProxy, messages) : '–'}
          <small>
            {record
              ? other
                ? gauges.samplesAt({ count: formatCount(record.count, messages), guidance: formatPlain(own, messages) })
                : gauges.samples({ count: formatCount(record.count, messages) })
              : curves.status === 'loading'
                ? gauges.fetching
                : gauges.none}
          </small>
        </dd>
      </div>
    </dl>
  );
}
