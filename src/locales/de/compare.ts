/** The comparison with pinned images, in German. */
import type { Messages } from '../en.ts';

export const compare: Messages['compare'] = {
  failed: 'Der Vergleich konnte nicht geladen werden.',
  failedRest: 'Der Regler funktioniert auch ohne ihn.',
  reload: 'Seite neu laden',
  pin: 'Zum Vergleich anheften',
  unpin: 'Lösen',
  how: 'Vergleich',
  ways: { beside: 'Nebeneinander', wipe: 'Übereinander', difference: 'Differenz' },
  pinned: 'Angeheftet',
  now: 'Jetzt',
  divider: 'Trennlinie zwischen den angehefteten Bildern und denen des Reglers',
  dividerAt: ({ percent, pinned, turned }) => `${percent}\u202f% ${pinned}; der Rest ${turned}`,
  same: 'Beide Seiten sind gleich. Drehen Sie den Regler, oder wählen Sie ein anderes Verfahren.',
  waiting: 'Die Bilder zum Vergleichen sind noch nicht fertig.',
  making: ({ hop, hops }) => `Die angehefteten Bilder entstehen, Schritt ${hop} von ${hops}`,
  differenceName: ({ pinned, turned }) => `Absolute Differenz zwischen „${pinned}“ und „${turned}“, Pixel für Pixel`,
  amplified: ({ factor }) => `Absolute Differenz je Pixel, ${factor}-fach verstärkt`,
  mean: ({ value, percent }) => `Mittelwert: **${value}** von 255 (${percent}\u202f%)`,
  scale: 'Skala',
  orMore: ({ value }) => `${value} oder mehr`,
};
