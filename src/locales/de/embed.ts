/** The embed, in German. */
import type { Messages } from '../en.ts';

export const embed: Messages['embed'] = {
  title: 'StepDial: Bilder in so vielen Schritten, wie man wählt',
  invitation:
    'Hier zeichnet ein kleines neuronales Netz Bilder, direkt in Ihrem Browser. Der Regler bestimmt, wie oft es jedes Bild ansehen darf.',
  start: ({ size }) => (size === null ? 'Starten' : `Starten, ${size}`),
  open: 'StepDial: auf einer eigenen Seite öffnen, in einem neuen Tab',
  queued: 'Wartet auf ein anderes StepDial auf diesem Gerät …',
};
