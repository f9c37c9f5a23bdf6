/** The settings, in German. */
import type { Messages } from '../en.ts';

export const controls: Messages['controls'] = {
  region: 'Einstellungen',
  sampler: 'Verfahren',
  seed: 'Startwert',
  seedRange: ({ most }) => `Eine ganze Zahl von 0 bis ${most}`,
  newSeed: 'Neu würfeln',
  images: 'Bilder',
  class: 'Klasse',
  mixed: 'Gemischt',
  guidance: 'Führung',
  unguided: ({ value }) => `${value}, ohne Führung`,
  ownGuidance: ({ value }) => `${value}, Standard`,
  guidanceHint: 'Höher: näher an der Beschreibung und weniger abwechslungsreich',
  backend: 'Rechenweg',
  best: 'Der beste verfügbare',
  specialists: 'Das Netz nehmen, das für ein einziges Budget trainiert wurde, wo es eines gibt',
  specialistsNow: ({ budgets, network }) => `(${budgets} Schritte; jetzt: ${network})`,
};

export const model: Messages['model'] = 'Modell';
