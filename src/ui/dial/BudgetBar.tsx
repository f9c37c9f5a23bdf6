/** The way from noise to picture cut into as many cells as the budget has steps; cells fill as hops are done. */
import type { CSSProperties } from 'react';
import { stopLabel } from '../../session/stops.ts';
import { useMessages, usePage } from '../kit/use-page.ts';

export function BudgetBar() {
  const steps = usePage((page) => page.settings.steps);
  const messages = useMessages().dial;
  const done = usePage(({ activity, shown }) => {
    if (activity.kind === 'sampling' || activity.kind === 'stopped') return activity.hop / activity.hops;
    return shown?.final ? 1 : 0;
  });
  const hop = Math.round(done * steps);
  return (
    <div className="budget-bar">
      <span aria-hidden="true">{messages.noise}</span>
      <div
        className="cells"
        role="progressbar"
        aria-label={messages.sampling({ count: stopLabel(steps) })}
        aria-valuemin={0}
        aria-valuemax={steps}
        aria-valuenow={hop}
        data-many={steps > 32}
        style={{ '--steps': steps, '--done': done } as CSSProperties}
      />
      <span aria-hidden="true">{messages.picture}</span>
    </div>
  );
}
