/** The embed, in Spanish. */
import type { Messages } from '../en.ts';

export const embed: Messages['embed'] = {
  title: 'StepDial: imágenes en el número de pasos que se elija',
  invitation:
    'Una pequeña red neuronal dibuja aquí, en su navegador. El dial fija cuántas veces puede mirar cada imagen.',
  start: ({ size }) => (size === null ? 'Empezar' : `Empezar, ${size}`),
  open: 'StepDial: abrir en su propia página, en una pestaña nueva',
  queued: 'A la espera de otro StepDial en este dispositivo…',
};
