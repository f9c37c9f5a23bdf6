/** The charts, in German. */
import type { Messages } from '../en.ts';
import { countedPictures, countedSteps, countedStepsDative, plural } from './counted.ts';

export const charts: Messages['charts'] = {
  failed: 'Die Diagramme konnten nicht geladen werden.',
  failedRest: 'Der Regler funktioniert auch ohne sie.',
  reload: 'Seite neu laden',
  table: 'Die Werte als Tabelle',
  steps: 'Schritte',
  curvesMissing: 'Die Kurven fehlen.',
};

export const time: Messages['time'] = {
  title: 'Zeit auf diesem Gerät',
  unit: ({ count }) => `${countedPictures(count)}, Median und mittlere Hälfte der Läufe, je nach Schrittbudget`,
  median: 'Median',
  middleHalf: 'Mittlere Hälfte',
  runs: 'Läufe',
  none: ({ steps: count }) =>
    `${countedSteps(count)}: noch nicht gemessen. Während die Seite ruht, misst sie jede Stufe des Reglers.`,
  took: ({ steps: budget, count, time, runs }) =>
    `Mit ${countedStepsDative(budget)} ${plural(count, 'brauchte', 'brauchten')} ${countedPictures(count)} hier ${time} (${plural(runs, '1 Lauf', `Median aus ${runs} Läufen`)}).`,
  infiniteTakes: ({ factor }) => `∞ dauert ${factor}\u00a0Mal so lange.`,
  timesOneStep: ({ factor }) => `Das ist ${factor}\u00a0Mal so lange wie mit einem Schritt.`,
  tooShort: ({ steps: count }) => `${countedSteps(count)}: zu kurz für die grobe Uhr dieses Browsers.`,
};

export const quality: Messages['quality'] = {
  title: 'Abstand zu echten Bildern',
  unit: 'FID-proxy mit 95\u2011%\u2011Intervallen, niedriger ist besser, je nach Schrittbudget',
  unitAt: ({ guidance }) =>
    `FID-proxy mit 95\u2011%\u2011Intervallen, niedriger ist besser, je nach Schrittbudget; die Kurven bei Führung ${guidance}`,
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
  floor: ({ proxy }) => `Echt gegen echt, ${proxy}`,
  scores: ({ steps: budget, subject, proxy, samples, factor, floor }) => {
    const relative = factor === null ? '' : `, ${factor}\u00a0Mal so viel wie der Regler bei ∞`;
    const real = floor === null ? '' : `; echte Bilder gegen echte ergeben ${floor}`;
    return `Mit ${countedStepsDative(budget)} erreicht ${subject} FID-proxy ${proxy} (${samples} Bilder)${relative}${real}.`;
  },
  liveScores: ({ count, proxy, low, high }) =>
    `Die ${count} bisher hier entstandenen Bilder ergeben ${proxy} (95\u2011%\u2011Intervall ${low} bis ${high}).`,
  tooFew: ({ count }) => `Die ${count} bisher hier entstandenen Bilder sind zu wenige für eine Schätzung.`,
  none: 'Für dieses Budget und Verfahren gibt es noch keinen Wert.',
};

export const frontier: Messages['frontier'] = {
  title: 'Qualität und Zeit',
  unit: ({ count }) =>
    `FID-proxy gegen die Zeit für ${countedPictures(count)} auf diesem Gerät; links unten ist am besten`,
  unitAt: ({ count, guidance }) =>
    `FID-proxy bei Führung ${guidance} gegen die Zeit für ${countedPictures(count)} auf diesem Gerät; links unten ist am besten`,
  names: { dial: 'Regler', specialist: 'Spezialist' },
  place: ({ name, steps: budget }) => `${name}, ${budget}`,
  pointName: ({ place, time, proxy }) => `${place}: ${time}, FID-proxy ${proxy}`,
  pointBorrowed: ({ place, time, proxy }) =>
    `${place}: ${time} nach Läufen mit ebenso vielen Schritten, FID-proxy ${proxy}`,
  none: 'Hier ist noch nichts gemessen. Punkte erscheinen, während die Seite ruht und misst.',
  tooSlow: ({ limit, steps: budget, subject, time, proxy }) =>
    `Nichts Gemessenes ist innerhalb von ${limit} fertig. Am schnellsten ist ${subject} mit ${countedStepsDative(budget)}: ${time} für FID-proxy ${proxy}.`,
  best: ({ limit, steps: budget, subject, time, proxy }) =>
    `Innerhalb von ${limit} ist ${subject} mit ${countedStepsDative(budget)} am besten: FID-proxy ${proxy} in ${time}.`,
  asGood: ({ steps: budget, subject, time, proxy }) =>
    `Schneller und vielleicht ebenso gut ist ${subject} mit ${countedStepsDative(budget)}: ${proxy} in ${time}; der Unterschied kann Zufall sein.`,
  limit: 'Zeitgrenze',
  own: 'Andere, in ms',
  ownRange: ({ most }) => `Eine ganze Zahl von 1 bis ${most}`,
  points: 'Punkte des Diagramms',
  hint: 'Verweilen Sie auf einem Punkt, um seine Bilder zu sehen; ein Klick bleibt dort. Die Pfeiltasten gehen die Kurven entlang.',
  along: ({ title }) => `Schritte, ${title}`,
  spoken: ({ steps: budget, value }) => `${budget}: ${value}`,
  point: 'Punkt',
  time: 'Zeit',
  runs: 'Läufe',
  borrowed: 'andere',
  legend: {
    front: 'Nichts ist zugleich schneller und besser',
    borrowed: 'Hohl: Zeit anderer Läufe mit ebenso vielen Schritten',
    now: 'Wo der Regler steht',
    best: 'Am besten innerhalb der Grenze',
  },
};
