/** The title, the question and the sentence below it, in Spanish. */
import type { Messages } from '../en.ts';

export const page: Messages['page'] = {
  title: 'StepDial: qué aporta cada paso de muestreo',
  question: '¿Qué aporta cada paso?',
  lede: 'Una pequeña red neuronal dibuja imágenes en su navegador. El dial fija cuántas veces puede mirar cada una.',
};

/** Where the article should be, if it cannot be loaded. */
export const article: Messages['article'] = {
  failed: 'No se ha podido cargar el artículo.',
  failedRest: 'El dial funciona sin él.',
  reload: 'Volver a cargar la página',
};
