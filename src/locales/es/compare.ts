/** The comparison with pinned images, in Spanish. */
import type { Messages } from '../en.ts';

export const compare: Messages['compare'] = {
  failed: 'No se ha podido cargar la comparación.',
  failedRest: 'El dial funciona sin ella.',
  reload: 'Volver a cargar la página',
  pin: 'Fijar para comparar',
  unpin: 'Soltar',
  how: 'Comparación',
  ways: { beside: 'Lado a lado', wipe: 'Cortinilla', difference: 'Diferencia' },
  pinned: 'Fijado',
  now: 'Ahora',
  divider: 'Línea divisoria entre las imágenes fijadas y las del dial',
  dividerAt: ({ percent, pinned, turned }) => `${percent}\u202f% ${pinned}; el resto, ${turned}`,
  same: 'Los dos lados son iguales. Gire el dial o elija otro método.',
  waiting: 'Las imágenes que comparar aún no están listas.',
  making: ({ hop, hops }) => `Generando las imágenes fijadas, paso ${hop} de ${hops}`,
  differenceName: ({ pinned, turned }) => `Diferencia absoluta entre «${pinned}» y «${turned}», píxel a píxel`,
  amplified: ({ factor }) => `Diferencia absoluta por píxel, amplificada ${factor} veces`,
  mean: ({ value, percent }) => `Media: **${value}** de 255 (${percent}\u202f%)`,
  scale: 'Escala',
  orMore: ({ value }) => `${value} o más`,
};
