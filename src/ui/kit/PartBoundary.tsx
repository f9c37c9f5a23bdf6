/**
 * Keeps a failure to one part of the page, such as code that does not load: the rest is whole without it. Around the whole page
 * it leaves words and a button where React would leave nothing, for instance after an extension has changed the page.
 */
import { Component, type ReactNode } from 'react';
import { useMessages } from './use-page.ts';

interface PartBoundaryProps {
  /** That it failed, what goes on without it or what to do, and the name of the button; a hook, for the reader's language. */
  useText: () => { failed: string; failedRest: string; reload: string };
  children: ReactNode;
}

export class PartBoundary extends Component<PartBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <PartMissing useText={this.props.useText} /> : this.props.children;
  }
}

export function PageBoundary({ children }: { children: ReactNode }) {
  return <PartBoundary useText={usePageText}>{children}</PartBoundary>;
}

const usePageText = () => {
  const { page, article } = useMessages();
  return { ...page, reload: article.reload };
};

function PartMissing({ useText }: Pick<PartBoundaryProps, 'useText'>) {
  const { failed, failedRest, reload } = useText();
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{failed}</strong> {failedRest}
      </p>
      <button type="button" onClick={() => location.reload()}>
        {reload}
      </button>
    </div>
  );
}
