/** The panel to share with: link, embed code, files. Modal, by the browser's own dialog: Escape and focus are its. */
import { useEffect, useRef } from 'react';
import { usePage, useWords } from '../../session/store.ts';
import { CopyField } from './CopyField.tsx';
import { Downloads } from './Downloads.tsx';
import { elementCode, frameCode, linkTo } from './embed-code.ts';

export function ShareDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const settings = usePage((page) => page.settings);
  const { page, share: words, embedCode } = useWords();
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
        <h2 id="share-title">{words.title}</h2>
        <button type="button" className="close" aria-label={words.close} onClick={() => dialog.current?.close()}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3.5 3.5l9 9m0-9l-9 9" />
          </svg>
        </button>
        <CopyField label={words.link} text={link} rows={1} />
        <p className="hint">{words.linkHint}</p>
        {'share' in navigator && (
          <button type="button" className="send" onClick={send}>
            {words.send}
          </button>
        )}
        <section aria-labelledby="embed-title">
          <h3 id="embed-title">{words.embed}</h3>
          <CopyField label={words.element} text={elementCode(settings, site)} rows={3} />
          <CopyField label={words.frame} text={frameCode(settings, site)} rows={3} />
          {(settings.specialists || settings.pin !== null) && <p className="hint">{embedCode.leavesOut}</p>}
        </section>
        <Downloads />
      </div>
    </dialog>
  );
}
