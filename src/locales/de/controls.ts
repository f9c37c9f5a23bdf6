/** The settings, in German. */
import type { Messages } from '../en.ts';

export const controls: Messages['controls'] = {
  region: 'Einstellungen',
  sampler: 'Sampling-Verfahren',
  seed: 'Startwert',
  seedRange: ({ most }) => `Eine ganze Zahl von 0 bis ${most}`,
  newSeed: 'Neu würfeln',
  images: 'Bilder',
  class: 'Klasse',
  mixed: 'Gemischt',
  guidance: 'Guidance-Stärke',
  unguided: ({ value }) => `${value}, ohne Guidance`,
  ownGuidance: ({ value }) => `${value}, Standard`,
  guidanceHint: 'Höhere Werte halten sich enger an die Beschreibung und bringen weniger Abwechslung',
  backend: 'Backend',
  best: 'Das beste verfügbare',
  specialists: 'Spezialisten verwenden: Netze, die für ein einziges Budget trainiert wurden',
  specialistsNow: ({ budgets, network }) => `(für ${budgets} Schritte; im Einsatz: ${network})`,
};

export const model = 'Modell';
