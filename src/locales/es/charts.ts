/** The charts, in Spanish. */
import type { Messages } from '../en.ts';
import { countedImages, countedSteps, plural } from './counted.ts';

export const charts: Messages['charts'] = {
  failed: 'No se han podido cargar los gráficos.',
  failedRest: 'El dial funciona sin ellos.',
  reload: 'Volver a cargar la página',
  table: 'Los datos en una tabla',
  steps: 'Pasos',
  curvesMissing: 'Faltan las curvas.',
};

export const time: Messages['time'] = {
  title: 'Tiempo en este dispositivo',
  unit: ({ count }) =>
    `${countedImages(count)}, mediana y mitad central de las mediciones, según el presupuesto de pasos`,
  median: 'Mediana',
  middleHalf: 'Mitad central',
  runs: 'Mediciones',
  none: ({ steps: count }) =>
    `${countedSteps(count)}: aún sin medir. La página mide cada posición del dial mientras está en reposo.`,
  took: ({ steps: budget, count, time, runs }) =>
    `Con ${countedSteps(budget)}, ${countedImages(count)} ${plural(count, 'tardó', 'tardaron')} aquí ${time} (${plural(runs, '1 medición', `mediana de ${runs} mediciones`)}).`,
  infiniteTakes: ({ factor }) => `∞ tarda ${factor} veces ese tiempo.`,
  timesOneStep: ({ factor }) => `Es ${factor} veces lo que tarda un paso.`,
  tooShort: ({ steps: count }) => `${countedSteps(count)}: demasiado corto para el reloj de este navegador.`,
};

export const quality: Messages['quality'] = {
  title: 'Distancia a las imágenes reales',
  unit: 'FID-proxy con intervalos del 95 %, menos es mejor, según el presupuesto de pasos',
  unitAt: ({ guidance }) =>
    `FID-proxy con intervalos del 95 %, menos es mejor, según el presupuesto de pasos; las curvas, con guía ${guidance}`,
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
  floor: ({ proxy }) => `Reales contra reales, ${proxy}`,
  scores: ({ steps: budget, subject, proxy, samples, factor, floor }) => {
    const relative = factor === null ? '' : `, ${factor} veces el del dial en ∞`;
    const real = floor === null ? '' : `; las imágenes reales entre sí dan ${floor}`;
    return `Con ${countedSteps(budget)}, ${subject} obtiene un FID-proxy de ${proxy} (${samples} muestras)${relative}${real}.`;
  },
  liveScores: ({ count, proxy, low, high }) =>
    `Las ${count} imágenes dibujadas aquí hasta ahora dan ${proxy} (intervalo del 95 %: de ${low} a ${high}).`,
  tooFew: ({ count }) => `Las ${count} imágenes dibujadas aquí hasta ahora no bastan para una estimación.`,
  none: 'Aún no hay ningún dato para este presupuesto y este método.',
};

export const frontier: Messages['frontier'] = {
  title: 'Calidad y tiempo',
  unit: ({ count }) =>
    `FID-proxy frente al tiempo para ${countedImages(count)} en este dispositivo; lo mejor, abajo a la izquierda`,
  unitAt: ({ count, guidance }) =>
    `FID-proxy con guía ${guidance} frente al tiempo para ${countedImages(count)} en este dispositivo; lo mejor, abajo a la izquierda`,
  names: { dial: 'Dial', specialist: 'Especialista' },
  place: ({ name, steps: budget }) => `${name}, ${budget}`,
  pointName: ({ place, time, proxy }) => `${place}: ${time}, FID-proxy ${proxy}`,
  pointBorrowed: ({ place, time, proxy }) =>
    `${place}: ${time} según ejecuciones de otros tantos pasos, FID-proxy ${proxy}`,
  none: 'Aquí aún no se ha medido nada. Los puntos aparecen mientras la página está en reposo y mide.',
  tooSlow: ({ limit, steps: budget, subject, time, proxy }) =>
    `Nada de lo medido termina en ${limit}. Lo más rápido es ${subject} con ${countedSteps(budget)}: ${time} para un FID-proxy de ${proxy}.`,
  best: ({ limit, steps: budget, subject, time, proxy }) =>
    `En ${limit}, lo mejor es ${subject} con ${countedSteps(budget)}: FID-proxy ${proxy} en ${time}.`,
  asGood: ({ steps: budget, subject, time, proxy }) =>
    `Más rápido y quizá igual de bueno: ${subject} con ${countedSteps(budget)}, ${proxy} en ${time}; la diferencia puede ser casualidad.`,
  limit: 'Tiempo máximo',
  own: 'Otro, en ms',
  ownRange: ({ most }) => `Un número entero de 1 a ${most}`,
  points: 'Puntos del gráfico',
  hint: 'Deténgase en un punto para ver sus imágenes; haga clic para quedarse en él. Las flechas recorren las curvas.',
  along: ({ title }) => `Pasos, ${title}`,
  spoken: ({ steps: budget, value }) => `${budget}: ${value}`,
  point: 'Punto',
  time: 'Tiempo',
  runs: 'Mediciones',
  borrowed: 'de otras',
  legend: {
    front: 'Nada es a la vez más rápido y mejor',
    borrowed: 'Hueco: tiempo de otras ejecuciones de tantos pasos',
    now: 'Donde está el dial',
    best: 'Lo mejor dentro del tiempo máximo',
  },
};
