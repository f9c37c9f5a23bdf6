/** What went wrong, in a sentence, and the button to try again. The rest of the page goes on working. */
import { conductor } from '../../session/page-run-controller.ts';
import { usePage, useWords } from '../../session/store.ts';

export function Problem() {
  const engine = usePage((page) => page.engine);
  const runError = usePage((page) => page.runError);
  const error = engine.status === 'failed' ? engine.error : runError;
  const words = useWords().problem;
  if (error === null) return null;
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{words[error.kind]}</strong> <span lang="en">{error.message}</span>
      </p>
      <button type="button" onClick={() => (engine.status === 'failed' ? conductor.retry() : conductor.resume())}>
        {words.tryAgain}
      </button>
    </div>
  );
}
