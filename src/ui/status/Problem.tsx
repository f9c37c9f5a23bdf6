/** What went wrong, in a sentence, and the button to try again. The rest of the page goes on working. */
import { runController } from '../../session/page-run-controller.ts';
import { useMessages, usePage } from '../kit/use-page.ts';

export function Problem() {
  const engine = usePage((page) => page.engine);
  const runError = usePage((page) => page.runError);
  const error = engine.status === 'failed' ? engine.error : runError;
  const messages = useMessages().problem;
  if (error === null) return null;
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{messages[error.kind]}</strong> <span lang="en">{error.message}</span>
      </p>
      <button
        type="button"
        onClick={() => (engine.status === 'failed' ? runController.retry() : runController.resume())}
      >
        {messages.tryAgain}
      </button>
    </div>
  );
}
