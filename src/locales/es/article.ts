/** The article and its figure, in Spanish. */
import type { ArticleMessages } from '../en/article.ts';
import { countedImages, countedSteps, plural } from './counted.ts';

export const article: ArticleMessages = {
  locale: 'es',
  stepHead: 'Qué es un paso',
  step: 'Toda imagen empieza como ruido puro. Un *paso* es una pasada de una red neuronal: mira la imagen ruidosa y predice la imagen limpia, y la imagen se mueve hacia esa predicción. El último paso llega hasta el final. Donde el ruido lo oculta casi todo, debajo podría haber muchas imágenes, y una red entrenada para quitar ruido predice su promedio: algo borroso. Por eso el método más sencillo, [DDIM](ddim), tiene que dar pasos pequeños y volver a mirar después de cada uno.',
  stepFigures: ({ ddim }) =>
    `En FID-proxy, donde menos es mejor, DDIM obtiene con este modelo ${ddim.map(({ value, steps }) => `**${value}** en ${countedSteps(steps)}`).join(' y ')}.`,
  consistencyHead: 'Qué cambia un modelo de consistencia',
  consistency:
    'Los pasos, cada vez más pequeños, trazan un camino. Cada ruido tiene el suyo, y cada camino conduce a una imagen. Un [modelo de consistencia](consistency) aprende a predecir el final del camino desde cualquiera de sus puntos, de modo que en principio basta un paso. La [consistencia multipaso](multistep) pide menos. El tiempo se divide en tantos segmentos como pasos hay, y la red solo tiene que llegar al final del segmento en que se encuentra. Con un único segmento es un modelo de consistencia; con cada vez más segmentos se convierte en difusión.',
  idealHead: 'Lo que la figura deja fuera',
  ideal:
    'En la figura una imagen son dos números, y las dos redes son perfectas. El eliminador de ruido ideal de esta nube es una fórmula, y la función de consistencia ideal es el propio camino, calculado en vivo; por eso hasta un único salto cae en el punto exacto. Una red real tiene un tamaño finito y ha aprendido de ejemplos. No cae en el punto exacto, y cuanto más largo es el segmento, más difícil es la tarea. El dial muestra lo que eso cuesta.',
  dialHead: 'Qué significa el dial',
  dial: 'El dial fija el número de pasos y, con él, el de segmentos. ∞ representa el límite, la difusión ordinaria, y se calcula con 256 pasos. Los autores de la consistencia multipaso entrenan una red para cada presupuesto. Aquí una sola red sirve para todo el dial y recibe el presupuesto como dato, salvo que elija especialistas en los ajustes. Una semilla es el mismo ruido en todas las posiciones, así que toda diferencia se debe al número de pasos.',
  dialFigures: ({ dial }) =>
    `El FID-proxy del dial: ${dial.map(({ value, steps }) => `**${value}** en ${countedSteps(steps)}`).join(', ')}.`,
  timeHead: 'Cómo se mide el tiempo',
  time: 'En su dispositivo, en esta pestaña, desde el primer paso hasta que las imágenes vuelven a estar en memoria. La cifra es la mediana de varias ejecuciones. No cuentan la primera de cada tipo, que compila, ni las que mostraron imágenes intermedias. La cifra no dice nada de otros dispositivos, y otros programas que se ejecuten en el suyo aumentan la dispersión.',
  timeFigures: ({ images, runs, now, one }) =>
    `Aquí ${countedImages(images)} ${plural(images, 'tardó', 'tardaron')} **${now.value}** en ${countedSteps(now.steps)} (${plural(runs, '1 ejecución', `mediana de ${runs} ejecuciones`)})${one ? ` y **${one.value}** en 1 paso` : ''}.`,
  timeUnknown: 'Aquí aún no se ha medido nada. La página mide cuando está inactiva.',
  qualityHead: 'Cómo se mide la calidad',
  quality:
    'El FID-proxy se construye como la [FID](fid). Una segunda red convierte las imágenes en características; se ajusta una gaussiana a las de las imágenes generadas y otra a las de las reales, y la puntuación es la distancia de Fréchet entre ambas. La FID usa las características de una red muy conocida. Aquí se usa una pequeña, entrenada con los mismos datos que el modelo, así que las dos puntuaciones no deben compararse.',
  qualityFigures: ({ floor, count, kid }) =>
    `Las imágenes reales, puntuadas del mismo modo, obtienen **${floor}**: ese es el suelo. Cada punto de las curvas representa **${count}** muestras, porque con pocas [la distancia resulta demasiado grande](kid). KID, una distancia sin ese sesgo, es **${kid.value}** para el dial en ${countedSteps(kid.steps)}.`,
  classFigures: ({ now, real }) =>
    `La misma red juzga si una imagen muestra la clase pedida. En ${countedSteps(now.steps)} lo hace el **${now.value}** de las imágenes del dial; de las reales, el **${real}**.`,
  captionFigures: ({ now, real }) =>
    `La misma red ha aprendido también descripciones y juzga si una imagen muestra lo que se pidió: su propia descripción debe encajar mejor que otras 31 elegidas al azar. En ${countedSteps(now.steps)} lo consigue el **${now.value}** de las imágenes del dial; de las reales, el **${real}**.`,
  live: 'La cifra en vivo usa solo imágenes generadas en esta página y se ajusta al mismo número de muestras.',
  liveCaptions: 'Sus descripciones se sortean como en el entrenamiento.',
  limitsHead: 'Lo que las cifras no pueden decir',
  limits:
    'Una puntuación juzga un conjunto de imágenes, nunca una sola. Solo ve lo que ven sus características, y dos conjuntos distintos pueden tener las mismas gaussianas. No dice si una imagen copia otra del entrenamiento ni cuál preferiría usted, y una diferencia menor que los intervalos puede ser casualidad. Así que mire también las imágenes.',
  figure: {
    title: 'Saltos en dos dimensiones',
    summary:
      'Cada punto de la espiral representa una imagen. Los caminos grises llevan del ruido a los datos. Los saltos de color muestran cómo los sigue un método con tantos pasos como permite el dial.',
    plane: ({ sampler, count }) =>
      `Una espiral de datos en un plano y caminos que llevan a ella desde el ruido. ${sampler}, ${count}.`,
    noise: 'ruido',
    data: 'datos',
    sampler: 'Saltos de',
    samplers: { multistep: 'Consistencia ideal', ddim: 'DDIM, red ideal' },
    hops: 'Saltos',
    hopsSpoken: ({ count }) => (count === '∞' ? 'infinitos saltos' : `${count} ${plural(count, 'salto', 'saltos')}`),
    hopsCount: ({ count }) => `${count} ${plural(count, 'salto', 'saltos')}`,
    time: 'Del ruido a los datos',
    timeSpoken: ({ t }) => `nivel de ruido t = ${t}`,
    play: 'Reproducir',
    pause: 'Pausar',
    again: 'Otro ruido',
    start: 'Ruido inicial del punto destacado',
    startKind: 'punto en el plano',
    startSpoken: ({ x, y, landing }) => `x\u00a0${x}, y\u00a0${y}. ${landing}`,
    hint: 'Arrastre el anillo o muévalo con las teclas de flecha.',
    landing: ({ count, x, y, miss }) =>
      `En ${count} ${plural(count, 'salto', 'saltos')} cae en x\u00a0${x}, y\u00a0${y}, a **${miss}** del final de su camino.`,
    starts: ({ x, y }) => `El punto destacado parte de x\u00a0${x}, y\u00a0${y}.`,
    average: ({ points, miss }) => `Los otros ${points} puntos se desvían del suyo **${miss}** de media.`,
    scale: 'Se dibuja z/(α + σ): en esta escala, un salto hacia una predicción fija es una línea recta.',
    legend: {
      data: 'Datos bajo el ruido',
      path: 'Camino, dividido en segmentos',
      hop: 'Salto',
      named: 'Punto limpio que predice la red',
    },
    table: 'Mostrar los saltos en una tabla',
    tableHeads: { hop: 'Salto', from: 'De t', to: 'A t', x: 'x', y: 'y' },
  },
};
