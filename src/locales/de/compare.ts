/** The comparison with pinned pictures, in German. */
import type { Messages } from '../en.ts';

export const compare: Messages['compare'] = {
  pin: 'Zum Vergleich anheften',
  unpin: 'Lösen',
  how: 'Vergleich',
  ways: { beside: 'Nebeneinander', wipe: 'Übereinander', difference: 'Unterschied' },
  pinned: 'Angeheftet',
  now: 'Jetzt',
  divider: 'Grenze zwischen den angehefteten Bildern und denen des Reglers',
  dividerAt: ({ percent, pinned, turned }) => `${percent} % ${pinned}, sonst ${turned}`,
  same: 'Beides ist dasselbe: Drehen Sie den Regler, oder wählen Sie ein anderes Verfahren.',
  waiting: 'Die Bilder zum Vergleichen sind noch nicht da.',
  making: ({ hop, hops }) => `Die angehefteten Bilder entstehen, Schritt ${hop} von ${hops}`,
  differenceName: ({ pinned, turned }) => `Absoluter Unterschied zwischen „${pinned}“ und „${turned}“, Pixel für Pixel`,
  amplified: ({ factor }) => `Absoluter Unterschied je Pixel, ${factor}-fach verstärkt`,
  mean: ({ value, percent }) => `Im Mittel **${value}** von 255 (${percent} %)`,
  scale: 'Skala',
  orMore: ({ value }) => `${value} oder mehr`,
};
