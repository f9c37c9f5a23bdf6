/** The files to take away: pictures as PNG, figures as CSV and JSON. */
import { useState } from 'react';
import { placeOfRun } from '../../session/curve-point.ts';
import { usePage, useWords } from '../../session/store.ts';
import { specOf } from '../../session/view.ts';
import { placeWords } from '../charts/curve-point-words.ts';
import { usePinnedView } from '../compare/use-pinned-view.ts';
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
  const allWords = useWords();
  const words = allWords.share;
  const known = usePage((page) => page.manifest !== null);
  const pin = usePage((page) => page.settings.pin);
  const whole = hasPictures(useView());
  const pinned = usePinnedView();
  const [said, setSaid] = useState('');
  const offers: Offer[] = [
    { format: 'png', name: 'PNG', about: words.formats.png, ready: whole },
    { format: 'png8', name: 'PNG × 8', about: words.formats.png8, ready: whole },
    { format: 'csv', name: 'CSV', about: words.formats.csv, ready: true },
    { format: 'json', name: 'JSON', about: words.formats.json, ready: true },
  ];
  if (pin !== null) {
    const spec = specOf(pinned);
    const place = placeWords(spec === undefined ? pin : placeOfRun(spec), allWords);
    const of = { about: `${allWords.frontier.compare.pinned} · ${place}`, ready: hasPictures(pinned) };
    offers.splice(
      2,
      0,
      { format: 'pinned-png', name: 'PNG', ...of },
      { format: 'pinned-png8', name: 'PNG × 8', ...of },
    );
  }
  async function download(format: Format): Promise<void> {
    const page = usePage.getState();
    try {
      const { exportFile } = await import('./export/page-export.ts');
      const file = exportFile(format, page, linkTo(page.settings, document.baseURI));
      if (file === null) return;
      save(file);
      setSaid(words.saved({ name: file.name }));
    } catch (error) {
      console.warn('StepDial: a file could not be made', error);
      setSaid(words.notSaved);
    }
  }
  return (
    <section className="downloads" aria-labelledby="downloads">
      <h3 id="downloads">{words.files}</h3>
      <div>
        {offers.map(({ format, name, about, ready }) => (
          <button key={format} type="button" disabled={!known || !ready} onClick={() => void download(format)}>
            {name} <small>{about}</small>
          </button>
        ))}
      </div>
      <p className="hint">{!known ? words.noFiles : whole ? words.filesHint : words.noPictures}</p>
      <output>{said}</output>
    </section>
  );
}
