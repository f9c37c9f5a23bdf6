/** The button that opens the share panel; an icon alone on a phone. */
import { useState } from 'react';
import { useMessages } from '../kit/use-page.ts';
import { ShareDialog } from './ShareDialog.tsx';

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
        onClick={() => setOpen(true)}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="M10 12.5V2.5M6.2 6L10 2.2L13.8 6M4 9.5V16.5H16V9.5" />
        </svg>
        <span>{title}</span>
      </button>
      {open && <ShareDialog onClose={() => setOpen(false)} />}
    </>
  );
}
