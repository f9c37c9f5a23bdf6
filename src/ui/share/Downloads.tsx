/** The files to take away: pictures as PNG, figures as CSV and JSON. */

import { useState } from 'react';
import { pointOfRun } from '../../session/run-specs.ts';
import { pageStore } from '../../session/store.ts';
import { specOf } from '../../session/view.ts';
import { placeWords } from '../charts/kit/curve-point-words.ts';
import { usePinnedView } from '../compare/use-pinned-view.ts';
import { useMessages, usePage } from '../kit/use-page.ts';
import { useView } from '../pictures/use-view.ts';
import { linkTo } from './embed-code.ts';
import type { Format } from './export/page-export.ts';
import { hasPictures } from './export/pictures.ts';
import { save } from './save.ts';

interface Offer {
  format: Format;
  name: string;
  about: string;
  ready: boolean;
}

export function Downloads() {
  const allWords = useMessages();
  const messages = allWords.share;
  const known = usePage((page) => page.manifest !== null);
  const pin = usePage((page) => page.settings.pin);
  const whole = hasPictures(useView());
  const pinned = usePinnedView();
  const [said, setSaid] = useState('');
  const offers: Offer[] = [
    { format: 'png', name: 'PNG', about: messages.formats.png, ready: whole },
    { format: 'png8', name: 'PNG × 8', about: messages.formats.png8, ready: whole },
    { format: 'csv', name: 'CSV', about: messages.formats.csv, ready: true },
    { format: 'json', name: 'JSON', about: messages.formats.json, ready: true },
  ];
  if (pin !== null) {
    const spec = specOf(pinned);
    const place = placeWords(spec === undefined ? pin : pointOfRun(spec), allWords);
    const of = { about: `${allWords.compare.pinned} · ${place}`, ready: hasPictures(pinned) };
    offers.splice(
      2,
      0,
      { format: 'pinned-png', name: 'PNG', ...of },
      { format: 'pinned-png8', name: 'PNG × 8', ...of },
    );
  }
  async function download(format: Format): Promise<void> {
    const page = pageStore.getState();
    try {
      const { exportFile } = await import('./export/page-export.ts');
      const file = await exportFile(format, page, linkTo(page.settings, document.baseURI));
      if (file === null) return;
      save(file);
      setSaid(messages.saved({ name: file.name }));
    } catch (error) {
      console.warn('StepDial: a file could not be made', error);
      setSaid(messages.notSaved);
    }
  }
  return (
    <section className="downloads" aria-labelledby="downloads">
      <h3 id="downloads">{messages.files}</h3>
      <div>
        {offers.map(({ format, name, about, ready }) => (
          <button key={format} type="button" disabled={!known || !ready} onClick={() => void download(format)}>
            {name} <small>{about}</small>
          </button>
        ))}
      </div>
      <p className="hint">{!known ? messages.noFiles : whole ? messages.filesHint : messages.noPictures}</p>
      <output>{said}</output>
    </section>
  );
}
