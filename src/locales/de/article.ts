/** The article and its figure, in German. */
import type { ArticleMessages } from '../en/article.ts';
import { countedStepsDative, plural } from './counted.ts';

export const article: ArticleMessages = {
  locale: 'de',
  stepHead: 'Was ein Schritt ist',
  step: 'Jedes Bild beginnt als reines Rauschen. Ein *Schritt* ist ein Durchlauf eines neuronalen Netzes: Es sieht das verrauschte Bild, nennt das saubere, das es erwartet, und das Bild wird ein Stück dorthin bewegt; der letzte Schritt geht ganz ans Ziel. Wo das Rauschen fast alles verdeckt, könnten viele Bilder darunterliegen, und ein Netz, das Rauschen zu entfernen gelernt hat, nennt ihren Durchschnitt: etwas Verschwommenes. Darum muss das schlichte Verfahren, [DDIM](ddim), kleine Schritte machen und nach jedem neu hinsehen.',
  stepFigures: ({ ddim }) =>
    `Gemessen als FID-proxy, bei dem weniger besser ist, erreicht DDIM mit diesem Modell ${ddim.map(({ value, steps: count }) => `**${value}** in ${countedStepsDative(count)}`).join(' und ')}.`,
  consistencyHead: 'Was ein Konsistenzmodell ändert',
  consistency:
    'Immer kleinere Schritte ergeben einen Pfad: Jedes Rauschen hat seinen eigenen, und er führt zu einem Bild. Ein [Konsistenzmodell](consistency) lernt, von jeder Stelle des Pfades aus sein Ende zu nennen, sodass im Prinzip ein Schritt genügt. [Mehrschrittige Konsistenz](multistep) verlangt weniger. Die Zeit wird in so viele Abschnitte geteilt, wie es Schritte gibt, und das Netz muss nur das Ende seines Abschnitts erreichen. Ein einziger Abschnitt ist ein Konsistenzmodell; mit immer mehr Abschnitten wird daraus Diffusion.',
  idealHead: 'Was die Abbildung weglässt',
  ideal:
    'In der Abbildung besteht ein Bild aus zwei Zahlen, und beide Netze sind vollkommen. Den idealen Entrauscher dieser Punktwolke gibt eine Formel an, und die ideale Konsistenzfunktion ist der Pfad selbst, hier im Browser berechnet; darum landet schon ein einziger Sprung genau. Ein echtes Netz ist endlich groß und hat aus Beispielen gelernt. Es landet nicht genau, und je länger der Abschnitt, desto schwerer die Aufgabe. Was das kostet, zeigt der Regler.',
  dialHead: 'Was der Regler bedeutet',
  dial: 'Der Regler stellt die Zahl der Schritte ein und damit die der Abschnitte. ∞ steht für den Grenzfall, gewöhnliche Diffusion, ausgeführt in 256 Schritten. Die Autoren der mehrschrittigen Konsistenz trainieren für jede Schrittzahl ein eigenes Netz; hier bedient ein Netz den ganzen Regler und erfährt die Schrittzahl, sofern Sie in den Einstellungen keine Spezialisten wählen. Ein Startwert ist überall dasselbe Rauschen: Was sich unterscheidet, kommt von den Schritten.',
  dialFigures: ({ dial }) =>
    `Der FID-proxy des Reglers: ${dial.map(({ value, steps: count }) => `**${value}** in ${countedStepsDative(count)}`).join(', ')}.`,
  timeHead: 'Wie die Zeit gemessen wird',
  time: 'Auf Ihrem Gerät, in diesem Tab, vom ersten Schritt, bis die Bilder wieder im Speicher sind; angegeben ist der Median der Läufe. Der erste Lauf jeder Art, bei dem noch übersetzt wird, und Läufe mit Zwischenbildern zählen nicht. Über andere Geräte sagt das nichts, und was Ihres sonst zu tun hat, zeigt sich in der Streuung.',
  timeFigures: ({ images, runs, now, one }) =>
    `Hier brauchte${images === '1' ? ' 1 Bild' : `n ${images} Bilder`} **${now.value}** in ${countedStepsDative(now.steps)} (${runs === '1' ? '1 Lauf' : `Median aus ${runs} Läufen`})${one ? ` und **${one.value}** in 1 Schritt` : ''}.`,
  timeUnknown: 'Hier noch nicht gemessen: Das geschieht, während die Seite ruht.',
  qualityHead: 'Wie die Qualität gemessen wird',
  quality:
    'Der FID-proxy ist gebaut wie die [FID](fid): Ein zweites Netz macht aus Bildern Merkmale, eine Gauß-Verteilung wird an die der erzeugten Bilder angepasst und eine an die der echten, und gezählt wird der Fréchet-Abstand zwischen beiden. Die FID nimmt die Merkmale eines bestimmten, bekannten Netzes. Hier dient ein kleines, das mit denselben Daten trainiert wurde wie das Modell; darum darf man beide nicht vergleichen.',
  qualityFigures: ({ floor, count, kid }) =>
    `Echte Bilder gegen echte ergeben **${floor}**: die Untergrenze. Jeder Punkt der Kurven steht für **${count}** Bilder, denn mit wenigen [fällt der Abstand zu groß aus](kid). KID, ein Abstand ohne diese Verzerrung, beträgt für den Regler **${kid.value}** in ${countedStepsDative(kid.steps)}.`,
  classFigures: ({ now, real }) =>
    `Dasselbe Netz beurteilt, ob ein Bild die verlangte Klasse zeigt: in ${countedStepsDative(now.steps)} tun das **${now.value}** der Bilder des Reglers, von den echten **${real}**.`,
  captionFigures: ({ now, real }) =>
    `Dasselbe Netz hat auch Bildtexte gelernt und beurteilt, ob ein Bild zeigt, was verlangt war: Der eigene Bildtext muss besser passen als 31 zufällig gezogene andere. In ${countedStepsDative(now.steps)} ist das bei **${now.value}** der Bilder des Reglers so, bei den echten bei **${real}**.`,
  live: 'Der Live-Wert beruht nur auf Bildern, die auf dieser Seite entstanden sind, umgerechnet auf dieselbe Anzahl.',
  liveCaptions: 'Ihre Bildtexte sind so gezogen wie im Training.',
  limitsHead: 'Was die Zahlen nicht sagen',
  limits:
    'Ein solcher Wert beurteilt eine Menge von Bildern, nie ein einzelnes. Er sieht nur, was seine Merkmale sehen, und zwei verschiedene Mengen können dieselben Gauß-Verteilungen haben. Er sagt weder, ob ein Bild eines aus dem Training kopiert, noch, welches Ihnen besser gefiele; und ein Unterschied, der kleiner ist als die Intervalle, kann Zufall sein. Sehen Sie also auch die Bilder an.',
  figure: {
    title: 'Sprünge in zwei Dimensionen',
    summary:
      'Jeder Punkt der Spirale steht für ein Bild. Graue Pfade führen vom Rauschen zu den Daten; die farbigen Sprünge sind, was ein Verfahren mit so vielen Schritten, wie der Regler erlaubt, daraus macht.',
    plane: ({ sampler, count }) =>
      `Eine Spirale aus Daten in einer Ebene und Pfade, die vom Rauschen zu ihr führen. ${sampler}, ${count}.`,
    noise: 'Rauschen',
    data: 'Daten',
    sampler: 'Sprünge von',
    samplers: { multistep: 'Ideale Konsistenz', ddim: 'DDIM, idealer Entrauscher' },
    hops: 'Sprünge',
    hopsSpoken: ({ count }) =>
      count === '∞' ? 'unendlich viele Sprünge' : `${count} ${plural(count, 'Sprung', 'Sprünge')}`,
    hopsCount: ({ count }) => `${count} ${plural(count, 'Sprung', 'Sprünge')}`,
    time: 'Vom Rauschen zu den Daten',
    timeSpoken: ({ t }) => `Rauschpegel t = ${t}`,
    play: 'Abspielen',
    pause: 'Anhalten',
    again: 'Neues Rauschen',
    start: 'Startrauschen des hervorgehobenen Punkts',
    startKind: 'Punkt in der Ebene',
    startSpoken: ({ x, y, landing }) => `x\u00a0${x}, y\u00a0${y}. ${landing}`,
    hint: 'Ziehen Sie den Ring, oder bewegen Sie ihn mit den Pfeiltasten.',
    landing: ({ count, x, y, miss }) =>
      `Mit ${count} ${plural(count, 'Sprung', 'Sprüngen')} landet er bei x\u00a0${x}, y\u00a0${y}, **${miss}** vom Ende seines Pfades entfernt.`,
    starts: ({ x, y }) => `Der hervorgehobene Punkt startet bei x\u00a0${x}, y\u00a0${y}.`,
    average: ({ points, miss }) => `Die ${points} anderen Punkte verfehlen ihres im Mittel um **${miss}**.`,
    scale:
      'Gezeichnet bei z/(α + σ): In diesem Maßstab ist ein Sprung, bei dem das genannte saubere Bild feststeht, eine gerade Linie.',
    legend: {
      data: 'Daten unter Rauschen',
      path: 'Pfad, in Abschnitte geteilt',
      hop: 'Sprung',
      named: 'Sauberer Punkt, den das Netz nennt',
    },
    table: 'Die Sprünge als Tabelle',
    tableHeads: { hop: 'Sprung', from: 'Von t', to: 'Bis t', x: 'x', y: 'y' },
  },
};
