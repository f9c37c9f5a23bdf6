/** The embed, in German. */
import type { Messages } from '../en.ts';

export const embed: Messages['embed'] = {
  title: 'StepDial: Bilder mit wählbarer Zahl von Sampling-Schritten',
  invitation:
    'Ein kleines neuronales Netz erzeugt hier Bilder, direkt in Ihrem Browser. Der Regler legt fest, in wie vielen Schritten.',
  start: ({ size }) => (size === null ? 'Starten' : `Starten, ${size}`),
  open: 'StepDial: die ganze Seite in einem neuen Tab öffnen',
  queued: 'Wartet auf ein anderes StepDial auf diesem Gerät …',
};
