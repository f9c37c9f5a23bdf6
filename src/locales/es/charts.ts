/** The charts, in Spanish. */
import type { Messages } from '../en.ts';
import { countedImages, countedSteps, plural } from './counted.ts';

export const charts: Messages['charts'] = {
  failed: 'No se han podido cargar los gráficos.',
  failedRest: 'El dial funciona sin ellos.',
  reload: 'Volver a cargar la página',
  table: 'Mostrar los datos en una tabla',
  steps: 'Pasos',
  curvesMissing: 'No se han podido cargar las curvas.',
};

export const time: Messages['time'] = {
  title: 'Tiempo en este dispositivo',
  unit: ({ count }) =>
    `${countedImages(count)}: mediana y mitad central de las ejecuciones, según el presupuesto de pasos`,
  median: 'Mediana',
  middleHalf: 'Mitad central',
  runs: 'Ejecuciones',
  none: ({ steps }) =>
    `${countedSteps(steps)}: aún sin medir. La página mide todas las posiciones del dial cuando está inactiva.`,
  took: ({ steps, count, time, runs }) =>
    `Con ${countedSteps(steps)}, ${countedImages(count)} ${plural(count, 'tardó', 'tardaron')} aquí ${time} (${plural(runs, '1 ejecución', `mediana de ${runs} ejecuciones`)}).`,
  infiniteTakes: ({ factor }) => `∞ tarda ${factor} veces ese tiempo.`,
  timesOneStep: ({ factor }) => `Es ${factor} veces lo que tarda un paso.`,
  tooShort: ({ steps }) => `${countedSteps(steps)}: demasiado corto para el reloj poco preciso de este navegador.`,
};

export const quality: Messages['quality'] = {
  title: 'Distancia a las imágenes reales',
  unit: ({ network, guidance }) =>
    `FID-proxy (${network ?? 'red propia del modelo'}) con intervalos del 95\u202f%, según el presupuesto de pasos; menos es mejor${guidance === null ? '' : `; curvas con guía ${guidance}`}`,
  series: {
    dial: 'El dial, consistencia multipaso',
    specialist: 'Especialistas, una red por presupuesto',
  },
  heads: { dial: 'El dial', specialist: 'Espec.', live: 'En vivo, imágenes' },
  subjects: {
    dial: 'el dial',
    specialist: 'el especialista',
  },
  live: 'En vivo, esta página',
  floor: ({ proxy }) => `Suelo: imágenes reales, ${proxy}`,
  scores: ({ steps, subject, proxy, samples, factor, floor }) => {
    const relative = factor === null ? '' : `, ${factor} veces el del dial en ∞`;
    const real = floor === null ? '' : `; las imágenes reales obtienen ${floor}`;
    return `Con ${countedSteps(steps)}, ${subject} obtiene un FID-proxy de ${proxy} (${samples} muestras)${relative}${real}.`;
  },
  liveScores: ({ count, proxy, low, high }) =>
    `Las ${count} imágenes generadas aquí hasta ahora obtienen ${proxy} (intervalo del 95\u202f%: de ${low} a ${high}).`,
  tooFew: ({ count }) => `Las ${count} imágenes generadas aquí hasta ahora no bastan para una estimación.`,
  none: 'Aún no hay ninguna cifra para este presupuesto y este método.',
  families: {
    multistep: 'consistencia multipaso',
    diffusion: 'difusión',
    consistency: 'consistencia',
    tract: 'TRACT',
    ect: 'Easy Consistency Tuning',
  },
  trainedAs: ({ families }) => `(entrenado como: ${families})`,
};

export const frontier: Messages['frontier'] = {
  title: 'Calidad frente a tiempo',
  unit: ({ count }) =>
    `FID-proxy frente al tiempo para ${countedImages(count)} en este dispositivo; lo mejor, abajo a la izquierda`,
  unitAt: ({ count, guidance }) =>
    `FID-proxy con guía ${guidance} frente al tiempo para ${countedImages(count)} en este dispositivo; lo mejor, abajo a la izquierda`,
  names: { dial: 'Dial', specialist: 'Especialista' },
  place: ({ name, steps }) => `${name}, ${steps}`,
  pointName: ({ place, time, proxy }) => `${place}: ${time}, FID-proxy ${proxy}`,
  pointBorrowed: ({ place, time, proxy }) => `${place}: ${time} (medido en otra curva), FID-proxy ${proxy}`,
  none: 'Aquí aún no se ha medido ningún tiempo. Los puntos aparecen a medida que la página mide, cuando está inactiva.',
  tooSlow: ({ limit, steps, subject, time, proxy }) =>
    `Nada de lo medido hasta ahora termina en ${limit}. Lo más rápido es ${subject} con ${countedSteps(steps)}: FID-proxy de ${proxy} en ${time}.`,
  best: ({ limit, steps, subject, time, proxy }) =>
    `En ${limit}, lo mejor es ${subject} con ${countedSteps(steps)}: FID-proxy de ${proxy} en ${time}.`,
  asGood: ({ steps, subject, time, proxy }) =>
    `Más rápido y quizá igual de bueno es ${subject} con ${countedSteps(steps)}: ${proxy} en ${time}. La diferencia puede ser casualidad.`,
  limit: 'Tiempo máximo',
  own: 'Otro, en ms',
  ownRange: ({ most }) => `Un número entero de 1 a ${most}`,
  points: 'Puntos del gráfico',
  hint: 'Pase el puntero por un punto para ver sus imágenes; haga clic para quedarse en él. Las flechas recorren las curvas.',
  along: ({ title }) => `Pasos, ${title}`,
  spoken: ({ steps, value }) => `${steps}: ${value}`,
  point: 'Punto',
  time: 'Tiempo',
  runs: 'Ejecuciones',
  borrowed: '(otra curva)',
  legend: {
    front: 'Frontera: nada es a la vez más rápido y mejor',
    borrowed: 'Hueco: tiempo de otra curva con los mismos pasos',
    now: 'Posición del dial',
    best: 'Lo mejor dentro del límite',
  },
};
