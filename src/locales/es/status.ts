/** The status line, the engine line and what is said when something fails, in Spanish. */
import type { Messages } from '../en.ts';
import { countedImages, countedSteps } from './counted.ts';

export const status: Messages['status'] = {
  sampling: 'Dibujando…',
  samplingStep: ({ hop, hops }) => `Dibujando, paso ${hop} de ${hops}`,
  measuring: ({ steps: count }) => `Midiendo ${countedSteps(count)}…`,
  measuringLive: ({ count, steps: budget }) => `Midiendo… ${countedImages(count)} con ${countedSteps(budget)}`,
  stopped: ({ hop, hops }) => `Detenido en el paso ${hop} de ${hops}`,
  resting: 'En reposo',
  measuringStopped: 'La medición está detenida',
  stop: 'Detener',
  sampleAgain: 'Dibujar de nuevo',
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
  runsOn: 'Calcula con',
  software: '(software, sin GPU)',
  stop: '.',
  downloaded: ({ size }) => `Modelo de ${size}, descargado.`,
  cached: ({ size }) => `Modelo de ${size}, desde la caché.`,
  refused: ({ backend }) => `Sin ${backend}:`,
};

export const problem: Messages['problem'] = {
  network: 'No se ha podido descargar el modelo. Compruebe la conexión e inténtelo de nuevo.',
  weights: 'Los archivos del modelo están dañados. Intente descargarlos de nuevo.',
  manifest: 'La descripción del modelo no es válida. Inténtelo de nuevo más tarde.',
  backend:
    'Nada en este navegador ha podido ejecutar la red. Elija otra opción en «Calcular con» o use otro navegador.',
  'device-lost': 'La GPU ha dejado de responder. Inténtelo de nuevo.',
  run: 'El cálculo ha fallado. Inténtelo de nuevo o elija otra opción en «Calcular con».',
  protocol: 'La página y el motor no se entienden. Vuelva a cargar la página.',
  tryAgain: 'Intentar de nuevo',
};
