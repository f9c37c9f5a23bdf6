/** The charts, in German. */
import type { Messages } from '../en.ts';
import { countedImages, countedSteps, countedStepsDative, plural } from './counted.ts';

export const charts: Messages['charts'] = {
  failed: 'Die Diagramme konnten nicht geladen werden.',
  failedRest: 'Der Regler funktioniert auch ohne sie.',
  reload: 'Seite neu laden',
  table: 'Daten als Tabelle zeigen',
  steps: 'Schritte',
  curvesMissing: 'Die Kurven konnten nicht geladen werden.',
};

export const time: Messages['time'] = {
  title: 'Zeit auf diesem Gerät',
  unit: ({ count }) => `${countedImages(count)}: Median und mittlere Hälfte der Läufe, je nach Schrittbudget`,
  median: 'Median',
  middleHalf: 'Mittlere Hälfte',
  runs: 'Läufe',
  none: ({ steps }) =>
    `${countedSteps(steps)}: noch nicht gemessen. Die Seite misst alle Stufen, solange sie nichts anderes zu tun hat.`,
  took: ({ steps, count, time, runs }) =>
    `Mit ${countedStepsDative(steps)} ${plural(count, 'brauchte', 'brauchten')} ${countedImages(count)} hier ${time} (${plural(runs, '1 Lauf', `Median aus ${runs} Läufen`)}).`,
  infiniteTakes: ({ factor }) => `∞ dauert ${factor}\u00a0Mal so lange.`,
  timesOneStep: ({ factor }) => `Das ist ${factor}\u00a0Mal so lange wie mit einem Schritt.`,
  tooShort: ({ steps }) => `${countedSteps(steps)}: zu kurz für die grobe Uhr dieses Browsers.`,
};

export const quality: Messages['quality'] = {
  title: 'Abstand zu echten Bildern',
  unit: ({ network, guidance }) =>
    `FID-proxy (${network ?? 'Netz dieses Modells'}) mit 95\u2011%\u2011Intervallen je nach Schrittbudget; niedriger ist besser${guidance === null ? '' : `; Kurven bei Guidance ${guidance}`}`,
  series: {
    dial: 'Der Regler, Mehrschritt-Konsistenz',
    specialist: 'Spezialisten, ein Netz je Budget',
  },
  heads: { dial: 'Regler', specialist: 'Spezialist', live: 'Live, Bilder' },
  subjects: {
    dial: 'der Regler',
    specialist: 'der Spezialist',
  },
  live: 'Live, diese Seite',
  floor: ({ proxy }) => `Untergrenze: echte Bilder, ${proxy}`,
  scores: ({ steps, subject, proxy, samples, factor, floor }) => {
    const relative = factor === null ? '' : `, das ${factor}\u2011Fache des Reglers bei ∞`;
    const real = floor === null ? '' : `; echte Bilder erreichen ${floor}`;
    return `Mit ${countedStepsDative(steps)} erreicht ${subject} einen FID-proxy von ${proxy} (${samples} Bilder)${relative}${real}.`;
  },
  liveScores: ({ count, proxy, low, high }) =>
    `Die ${count} bisher hier entstandenen Bilder erreichen ${proxy} (95\u2011%\u2011Intervall ${low} bis ${high}).`,
  tooFew: ({ count }) => `Die ${count} bisher hier entstandenen Bilder sind zu wenige für eine Schätzung.`,
  none: 'Für dieses Budget und dieses Verfahren gibt es noch keinen Wert.',
  families: {
    multistep: 'Mehrschritt-Konsistenz',
    diffusion: 'Diffusion',
    consistency: 'Konsistenz',
    tract: 'TRACT',
    ect: 'Easy Consistency Tuning',
  },
  trainedAs: ({ families }) => `(trainiert als: ${families})`,
};

export const frontier: Messages['frontier'] = {
  title: 'Qualität gegen Zeit',
  unit: ({ count }) =>
    `FID-proxy gegen die Zeit für ${countedImages(count)} auf diesem Gerät; links unten ist am besten`,
  unitAt: ({ count, guidance }) =>
    `FID-proxy bei Guidance ${guidance} gegen die Zeit für ${countedImages(count)} auf diesem Gerät; links unten ist am besten`,
  names: { dial: 'Regler', specialist: 'Spezialist' },
  place: ({ name, steps }) => `${name}, ${steps}`,
  pointName: ({ place, time, proxy }) => `${place}: ${time}, FID-proxy ${proxy}`,
  pointBorrowed: ({ place, time, proxy }) => `${place}: ${time} (auf einer anderen Kurve gemessen), FID-proxy ${proxy}`,
  none: 'Hier ist noch keine Zeit gemessen. Die Punkte erscheinen nach und nach, während die Seite in Ruhe misst.',
  tooSlow: ({ limit, steps, subject, time, proxy }) =>
    `Nichts, was bisher gemessen wurde, ist innerhalb von ${limit} fertig. Am schnellsten ist ${subject} mit ${countedStepsDative(steps)}: FID-proxy ${proxy} in ${time}.`,
  best: ({ limit, steps, subject, time, proxy }) =>
    `Innerhalb von ${limit} ist ${subject} mit ${countedStepsDative(steps)} am besten: FID-proxy ${proxy} in ${time}.`,
  asGood: ({ steps, subject, time, proxy }) =>
    `Schneller und vielleicht ebenso gut ist ${subject} mit ${countedStepsDative(steps)}: ${proxy} in ${time}. Der Unterschied kann Zufall sein.`,
  limit: 'Zeitlimit',
  own: 'Anderes, in ms',
  ownRange: ({ most }) => `Eine ganze Zahl von 1 bis ${most}`,
  points: 'Punkte des Diagramms',
  hint: 'Zeigen Sie auf einen Punkt, um seine Bilder zu sehen; ein Klick stellt den Regler darauf. Die Pfeiltasten führen die Kurven entlang.',
  along: ({ title }) => `Schritte, ${title}`,
  spoken: ({ steps, value }) => `${steps}: ${value}`,
  point: 'Punkt',
  time: 'Zeit',
  runs: 'Läufe',
  borrowed: '(andere Kurve)',
  legend: {
    front: 'Front: nichts ist zugleich schneller und besser',
    borrowed: 'Hohl: Zeit einer anderen Kurve bei gleicher Schrittzahl',
    now: 'Stellung des Reglers',
    best: 'Das Beste innerhalb des Limits',
  },
};
