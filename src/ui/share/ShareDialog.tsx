/** The panel to share with: link, embed code, files. Modal, by the browser's own dialog: Escape and focus are its. */
import { useEffect, useRef } from 'react';
import { useMessages, usePage } from '../kit/use-page.ts';
import { CopyField } from './CopyField.tsx';
import { Downloads } from './Downloads.tsx';
import { elementCode, frameCode, linkTo } from './embed-code.ts';

export function ShareDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const settings = usePage((page) => page.settings);
  const { page, share: messages, embedCode } = useMessages();
  useEffect(() => dialog.current?.showModal(), []);
  const site = document.baseURI;
  const link = linkTo(settings, site);
  // The reader may think better of it.
  const send = () => void navigator.share({ title: page.title, url: link }).catch(() => undefined);
  return (
    <dialog
      ref={dialog}
      className="share"
      aria-labelledby="share-title"
      onClose={onClose}
      // Else the page takes Escape for a wish to stop sampling.
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      // On the backdrop, which belongs to the dialog and lies around its only child.
      onPointerDown={({ target, currentTarget }) => target === currentTarget && dialog.current?.close()}
    >
      <div>
        <h2 id="share-title">{messages.title}</h2>
        <button type="button" className="close" aria-label={messages.close} onClick={() => dialog.current?.close()}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3.5 3.5l9 9m0-9l-9 9" />
          </svg>
        </button>
        <CopyField label={messages.link} text={link} rows={1} />
        <p className="hint">{messages.linkHint}</p>
        {'share' in navigator && (
          <button type="button" className="send" onClick={send}>
            {messages.send}
          </button>
        )}
        <section aria-labelledby="embed-title">
          <h3 id="embed-title">{messages.embed}</h3>
          <CopyField label={messages.element} text={elementCode(settings, site)} rows={3} />
          <CopyField label={messages.frame} text={frameCode(settings, site)} rows={3} />
          {(settings.specialists || settings.pin !== null) && <p className="hint">{embedCode.leavesOut}</p>}
        </section>
        <Downloads />
      </div>
    </dialog>
  );
}
