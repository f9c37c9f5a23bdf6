/** The button that opens the share panel; an icon alone on a phone. The panel is loaded when someone reaches for the button. */
import { lazy, Suspense, useState } from 'react';
import { PartBoundary } from '../kit/PartBoundary.tsx';
import { useMessages } from '../kit/use-page.ts';

const loadPanel = () => import('./ShareDialog.tsx');
const ShareDialog = lazy(async () => ({ default: (await loadPanel()).ShareDialog }));

export function ShareButton() {
  const [open, setOpen] = useState(false);
  const { title } = useMessages().share;
  return (
    <>
      <button
        type="button"
        className="share-button"
        aria-haspopup="dialog"
        aria-label={title}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => setOpen(true)}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M10 12.5V2.5M6.2 6L10 2.2L13.8 6M4 9.5V16.5H16V9.5" />
        </svg>
        <span>{title}</span>
      </button>
      {open && (
        <PartBoundary useText={useShareText}>
          <Suspense>
            <ShareDialog onClose={() => setOpen(false)} />
          </Suspense>
        </PartBoundary>
      )}
    </>
  );
}

const useShareText = () => useMessages().share;

/** A failure shows when the panel is asked for. */
const prepare = () => void loadPanel().catch(() => undefined);
