/** What a step budget is, in plain words. */
import { INFINITE_STEPS } from '../sampling/samplers.ts';
import { useWords } from './store.ts';

export function Explanation() {
  const { explanation, gap } = useWords();
  const { region, before, step, after } = explanation;
  return (
    <section className="words" aria-label={region}>
      <p>
        {before}
        {gap}
        <em>{step}</em>
        {gap}
        {after({ steps: String(INFINITE_STEPS) })}
      </p>
    </section>
  );
}
