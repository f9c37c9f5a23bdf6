/** The caption box, in German. */
import type { Messages } from '../en.ts';
import { plural } from './counted.ts';

export const captions: Messages['captions'] = {
  region: 'Bildbeschreibung',
  label: 'Was soll gezeichnet werden? (auf Englisch)',
  surprise: 'Überraschung',
  examples: 'Beschreibungen zum Ausprobieren',
  suggestions: 'Vorschläge',
  suggested: ({ count }) => `${count} ${plural(count, 'Vorschlag', 'Vorschläge')}, mit den Pfeiltasten zu erreichen`,
  none: 'Keine Beschreibung: Die Bilder zeigen reihum die Beispiele.',
  unreadable: 'Das Modell liest die Buchstaben a bis z und Ziffern; davon steht hier nichts.',
  knownWord: 'Das Modell kennt dieses Wort.',
  knownWords: 'Das Modell kennt alle diese Wörter.',
  readAs: 'Gelesen als:',
  quoted: ({ text }) => `„${text}“`,
  unknownWord: ({ word }) =>
    `· aus Bruchstücken gelesen: ${word}. Das Wort fehlt im Wortschatz des Modells; was dabei herauskommt, ist geraten.`,
  unknownWords: ({ words }) =>
    `· aus Bruchstücken gelesen: ${words}. Diese Wörter fehlen im Wortschatz des Modells; was dabei herauskommt, ist geraten.`,
  noSuggestions: 'Es gibt keine Vorschläge.',
  allTheSame: 'Beschreibungen funktionieren trotzdem.',
};
