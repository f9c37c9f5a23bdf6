/** Time and FID-proxy at the current stop, each with its sample count. */
import { summariseLatency } from '../metrics/latency.ts';
import { formatCount, formatMs, formatProxy } from './format.ts';
import { guidanceFor, specFor, timingKey } from './specs.ts';
import { usePage } from './store.ts';

export function Gauges() {
  const settings = usePage((page) => page.settings);
  const manifest = usePage((page) => page.manifest);
  const timings = usePage((page) => page.timings);
  const curves = usePage((page) => page.curves);
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
        <dt>Time, {settings.count === 1 ? '1 image' : `${settings.count} images`}</dt>
        <dd data-none={!latency}>
          {latency ? formatMs(latency.median) : '–'}
          <small>{latency ? `here, median of ${latency.count}` : 'not measured yet'}</small>
        </dd>
      </div>
      <div>
        <dt>FID-proxy</dt>
        <dd data-none={!record}>
          {record ? formatProxy(record.fidProxy) : '–'}
          <small>
            {record
              ? `${formatCount(record.count)} samples${other ? `, guidance ${own}` : ''}`
              : curves.status === 'loading'
                ? 'being fetched'
                : 'not measured'}
          </small>
        </dd>
      </div>
    </dl>
  );
}
