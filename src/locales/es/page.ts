/** What stands above the dial, and what stands in for the article if it cannot be loaded, in Spanish. */
import type { Messages } from '../en.ts';

export const page: Messages['page'] = {
  title: 'StepDial: qué aporta un paso de muestreo',
  question: '¿Qué aporta un paso de muestreo?',
  lede: 'Una pequeña red neuronal genera imágenes aquí mismo, en su navegador. El dial fija en cuántos pasos.',
  failed: 'La página se ha detenido por un error.',
  failedRest: 'Recárgala para continuar.',
};

export const article: Messages['article'] = {
  failed: 'No se ha podido cargar el artículo.',
  failedRest: 'El dial funciona sin él.',
  reload: 'Volver a cargar la página',
};
