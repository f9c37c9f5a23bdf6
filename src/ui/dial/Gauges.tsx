/** Time and FID-proxy at the dial's stop as two figures, for an embed, which has no room for charts beside its dial. */
import { type Reading, useQualityReading, useTimeReading } from './readings.ts';

export function Gauges() {
  return (
    <dl className="gauges">
      <Gauge {...useTimeReading()} testId="time-gauge" />
      <Gauge {...useQualityReading()} testId="quality-gauge" />
    </dl>
  );
}

function Gauge({ label, text, note, testId }: Reading & { testId: string }) {
  return (
    <div data-testid={testId}>
      <dt>{label}</dt>
      <dd data-none={text === null}>
        {text ?? '–'}
        <small>{note}</small>
      </dd>
    </div>
  );
}
