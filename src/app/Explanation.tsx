/** What a step budget is, in plain words. */
import { INFINITE_STEPS } from '../sampling/samplers.ts';
import { useWords } from './store.ts';

export function Explanation() {
  const { region, before, step, after } = useWords().explanation;
  return (
    <section className="words" aria-label={region}>
      <p>
        {before} <em>{step}</em> {after({ steps: String(INFINITE_STEPS) })}
      </p>
    </section>
  );
}
