/** The caption box, in German. */
import type { Messages } from '../en.ts';
import { plural } from './counted.ts';

export const captions: Messages['captions'] = {
  region: 'Bildbeschreibung',
  label: 'Was soll gezeichnet werden? (auf Englisch)',
  surprise: 'Überraschung',
  examples: 'Beschreibungen zum Ausprobieren',
  suggestions: 'Vorschläge',
  suggested: ({ count }) => `${count} ${plural(count, 'Vorschlag', 'Vorschläge')}. Auswahl mit den Pfeiltasten.`,
  none: 'Ohne Beschreibung zeichnet das Modell reihum seine Beispiele.',
  unreadable: 'Das Modell liest nur die Buchstaben a bis z und Ziffern; hier steht nichts davon.',
  knownWord: 'Das Modell kennt dieses Wort.',
  knownWords: 'Das Modell kennt alle diese Wörter.',
  readAs: 'Gelesen als:',
  quoted: ({ text }) => `„${text}“`,
  unknownWord: ({ word }) => `· Das Modell kennt ${word} nicht und rät anhand der Wortteile.`,
  unknownWords: ({ words }) => `· Diese Wörter kennt das Modell nicht und rät anhand ihrer Teile: ${words}.`,
  tooLong: ({ count }) => `· Hier liest das Modell nur die ersten ${count} Wörter.`,
  noSuggestions: 'Die Vorschläge konnten nicht geladen werden.',
  allTheSame: 'Beschreibungen funktionieren trotzdem.',
};
