/** The files to take away: pictures as PNG, figures as CSV and JSON. */
import { useState } from 'react';
import type { Format } from '../export/page-export.ts';
import { hasPictures } from '../export/pictures.ts';
import { usePage, useWords } from '../store.ts';
import { useView } from '../use-view.ts';
import { linkTo } from './embed-code.ts';
import { save } from './save.ts';

const FORMATS: readonly (readonly [Format, string])[] = [
  ['png', 'PNG'],
  ['png8', 'PNG × 8'],
  ['csv', 'CSV'],
  ['json', 'JSON'],
];

export function Downloads() {
  const words = useWords().share;
  const known = usePage((page) => page.manifest !== null);
  const whole = hasPictures(useView());
  const [said, setSaid] = useState('');
  const offer = (format: Format) => known && (whole || format === 'csv' || format === 'json');
  async function download(format: Format): Promise<void> {
    const page = usePage.getState();
    try {
      const { exportFile } = await import('../export/page-export.ts');
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
        {FORMATS.map(([format, name]) => (
          <button key={format} type="button" disabled={!offer(format)} onClick={() => void download(format)}>
            {name} <small>{words.formats[format]}</small>
          </button>
        ))}
      </div>
      <p className="hint">{!known ? words.noFiles : whole ? words.filesHint : words.noPictures}</p>
      <output>{said}</output>
    </section>
  );
}
