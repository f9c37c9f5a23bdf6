/** The embed, in Spanish. */
import type { Messages } from '../en.ts';

export const embed: Messages['embed'] = {
  title: 'StepDial: imágenes en el número de pasos que usted elija',
  invitation: 'Una pequeña red neuronal genera imágenes aquí mismo, en su navegador. El dial fija en cuántos pasos.',
  start: ({ size }) => (size === null ? 'Empezar' : `Empezar, ${size}`),
  open: 'StepDial: abrir la página completa en una pestaña nueva',
  queued: 'Esperando a otro StepDial en este dispositivo…',
};
