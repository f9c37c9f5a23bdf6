/** What the page is doing, what runs the model, and what went wrong, in Spanish. */
import type { Messages } from '../en.ts';
import { countedImages, countedSteps } from './counted.ts';

export const status: Messages['status'] = {
  sampling: 'Generando…',
  samplingStep: ({ hop, hops }) => `Generando, paso ${hop} de ${hops}`,
  measuring: ({ steps }) => `Midiendo ${countedSteps(steps)}…`,
  measuringLive: ({ count, steps }) => `Midiendo la calidad: ${countedImages(count)} en ${countedSteps(steps)}…`,
  stopped: ({ hop, hops }) => `Detenido en el paso ${hop} de ${hops}`,
  resting: 'En espera',
  measuringStopped: 'Medición detenida',
  stop: 'Detener',
  sampleAgain: 'Generar de nuevo',
  goOn: 'Seguir midiendo',
};

export const engine: Messages['engine'] = {
  loading: 'Cargando el modelo',
  loadingSoon: 'Cargando el modelo…',
  loadingSize: ({ name, size }) => `Cargando ${name}, ${size}…`,
  loaded: ({ name, loaded, total }) => `Cargando ${name ?? 'el modelo'} · ${loaded} de ${total}`,
  startingDownloaded: ({ size }) => `Arrancando el motor… ${size} descargados`,
  startingCached: ({ size }) => `Arrancando el motor… ${size} desde la caché`,
  notLoaded: 'El modelo no está cargado.',
  cancel: 'Cancelar',
  load: 'Cargar el modelo',
  loadSize: ({ name, size }) => `Cargar ${name}, ${size}`,
  runsOn: 'Funciona con',
  software: '(software, sin GPU)',
  stop: '.',
  downloaded: ({ size }) => `Modelo de ${size}, descargado.`,
  cached: ({ size }) => `Modelo de ${size}, desde la caché.`,
  refused: ({ backend }) => `No se usa ${backend}:`,
};

export const problem: Messages['problem'] = {
  network: 'No se ha podido descargar el modelo. Compruebe la conexión e inténtelo de nuevo.',
  code: 'No se ha podido cargar una parte de esta página. Compruebe la conexión o vuelva a cargar la página.',
  weights: 'Los archivos del modelo están dañados. Intente descargarlos de nuevo.',
  manifest: 'La descripción del modelo no es válida. Inténtelo de nuevo más tarde.',
  backend: 'Ningún backend de este navegador ha podido ejecutar la red. Elija otro backend o use otro navegador.',
  'device-lost': 'Se ha perdido la conexión con la GPU. Inténtelo de nuevo.',
  ended: 'El navegador ha cerrado el motor, quizá para ahorrar memoria. Inténtelo de nuevo.',
  run: 'El muestreo ha fallado. Inténtelo de nuevo o elija otro backend.',
  protocol: 'La página y su motor son de versiones distintas. Vuelva a cargar la página.',
  tryAgain: 'Intentar de nuevo',
};
