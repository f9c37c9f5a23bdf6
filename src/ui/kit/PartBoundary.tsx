/** Keeps a failure to load one part of the page to that part: the rest is whole without its code. */
import { Component, type ReactNode } from 'react';

interface PartBoundaryProps {
  /** That it could not be loaded, what goes on without it, and the name of the button; a hook, for the reader's language. */
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
