/** The comparison with pinned pictures, in Spanish. */
import type { Messages } from '../en.ts';

export const compare: Messages['compare'] = {
  pin: 'Fijar para comparar',
  unpin: 'Soltar',
  how: 'Comparación',
  ways: { beside: 'Lado a lado', wipe: 'Cortinilla', difference: 'Diferencia' },
  pinned: 'Fijado',
  now: 'Ahora',
  divider: 'Límite entre las imágenes fijadas y las del dial',
  dividerAt: ({ percent, pinned, turned }) => `${percent} % ${pinned}, el resto ${turned}`,
  same: 'Son lo mismo: gire el dial o elija otro método.',
  waiting: 'Las imágenes que comparar aún no están.',
  making: ({ hop, hops }) => `Dibujando las imágenes fijadas, paso ${hop} de ${hops}`,
  differenceName: ({ pinned, turned }) => `Diferencia absoluta entre «${pinned}» y «${turned}», píxel a píxel`,
  amplified: ({ factor }) => `Diferencia absoluta por píxel, aumentada ${factor} veces`,
  mean: ({ value, percent }) => `Media: **${value}** de 255 (${percent} %)`,
  scale: 'Escala',
  orMore: ({ value }) => `${value} o más`,
};
