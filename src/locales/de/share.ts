/** The share panel: link, embed code, downloads, in German. */
import type { Messages } from '../en.ts';

export const share: Messages['share'] = {
  title: 'Teilen',
  close: 'Schließen',
  link: 'Link zu dieser Ansicht',
  linkHint: 'Er öffnet die Seite mit denselben Einstellungen und damit denselben Bildern.',
  copy: 'Kopieren',
  copied: 'Kopiert',
  notCopied: 'Der Browser erlaubt das Kopieren nicht. Der Text ist ausgewählt: Kopieren Sie ihn selbst.',
  send: 'Senden …',
  embed: 'In eine Seite einbetten',
  element: 'Eine Zeile mit kleinem Skript; die Höhe folgt dem Inhalt',
  frame: 'Ein einfacher Rahmen ohne Skript',
  files: 'Herunterladen',
  formats: {
    png: 'die Bilder, Pixel für Pixel',
    png8: 'die Bilder, 8-mal so groß',
    csv: 'alle Messwerte als Tabelle',
    json: 'Messwerte, Einstellungen und Bilder',
  },
  filesHint: 'In jeder Datei steht, woraus sie entstand: Modell, Startwert, Gerät, Versionen.',
  noFiles: 'Sobald die Seite das Modell kennt.',
  noPictures: 'Bilder lassen sich herunterladen, sobald sie fertig sind.',
  saved: ({ name }) => `${name} liegt in Ihren Downloads.`,
  notSaved: 'Die Datei konnte nicht erstellt werden. Versuchen Sie es noch einmal oder laden Sie die Seite neu.',
  notices: {
    unknownLink: 'Dieser Link stammt von einer anderen Version der Seite; alles steht auf den Vorgaben.',
    dismiss: 'Hinweis schließen',
    update: 'Eine neue Version ist bereit.',
    reload: 'Neu laden',
    later: 'Später',
  },
};

export const embedCode: Messages['embedCode'] = {
  leavesOut:
    'Eingebettet wird ein Regler mit seinem einen Netz: Spezialnetze und der Vergleich bleiben auf dieser Seite.',
};
