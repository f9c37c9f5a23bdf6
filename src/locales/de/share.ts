/** The share panel with link, embed code and downloads, and the notices below the header, in German. */
import type { Messages } from '../en.ts';

export const share: Messages['share'] = {
  failed: 'Das Fenster konnte nicht geladen werden.',
  failedRest: 'Der Rest der Seite funktioniert auch ohne.',
  reload: 'Seite neu laden',
  title: 'Teilen',
  close: 'Schließen',
  link: 'Link zu dieser Ansicht',
  linkHint: 'Er öffnet die Seite mit denselben Einstellungen und zeigt dieselben Bilder.',
  copy: 'Kopieren',
  copied: 'Kopiert',
  notCopied: 'Der Browser erlaubt das Kopieren nicht. Der Text ist markiert, Sie können ihn selbst kopieren.',
  send: 'Senden …',
  embed: 'Einbetten',
  element: 'Eine Zeile mit kleinem Skript; die Höhe passt sich dem Inhalt an',
  frame: 'Ein einfacher Rahmen ohne Skript',
  files: 'Herunterladen',
  formats: {
    png: 'die Bilder, Pixel für Pixel',
    png8: 'die Bilder, 8-fach vergrößert',
    csv: 'alle Messwerte als Tabelle',
    json: 'Messwerte, Einstellungen und Bilder',
  },
  filesHint: 'Jede Datei enthält, wie sie entstanden ist: Modell, Startwert, Gerät und Versionen.',
  noFiles: 'Herunterladen können Sie, sobald das Modell geladen ist.',
  noPictures: 'Bilder können Sie herunterladen, sobald sie fertig sind.',
  saved: ({ name }) => `${name} liegt in Ihren Downloads.`,
  notSaved: 'Die Datei konnte nicht erstellt werden. Versuchen Sie es noch einmal oder laden Sie die Seite neu.',
  notices: {
    unknownLink: 'Dieser Link stammt aus einer anderen Version der Seite, deshalb gelten überall die Standardwerte.',
    dismiss: 'Hinweis schließen',
    update: 'Eine neue Version ist bereit.',
    reload: 'Neu laden',
    later: 'Später',
    unknownModel: ({ model }) => `Ein Modell „${model}“ gibt es hier nicht. Die Seite zeigt das Standardmodell.`,
  },
};

export const embedCode: Messages['embedCode'] = {
  leavesOut: 'Eingebettet wird ein Regler mit einem Netz. Spezialisten und den Vergleich gibt es nur auf dieser Seite.',
};
