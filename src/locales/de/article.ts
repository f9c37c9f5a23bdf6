/** The article and its figure, in German. */
import type { ArticleMessages } from '../en/article.ts';
import { countedImages, countedStepsDative, plural } from './counted.ts';

export const article: ArticleMessages = {
  locale: 'de',
  stepHead: 'Was ein Schritt ist',
  step: 'Jedes Bild beginnt als reines Rauschen. Ein *Schritt* ist ein Durchlauf eines neuronalen Netzes: Es sieht das verrauschte Bild und sagt das saubere voraus, und das Bild wird ein Stück dorthin bewegt. Der letzte Schritt geht ganz ans Ziel. Wo das Rauschen fast alles verdeckt, könnten viele Bilder darunterliegen, und ein Netz, das Rauschen zu entfernen gelernt hat, sagt ihren Durchschnitt voraus: etwas Verschwommenes. Darum muss das einfachste Verfahren, [DDIM](ddim), kleine Schritte machen und nach jedem neu hinsehen.',
  stepFigures: ({ ddim }) =>
    `Im FID-proxy, bei dem niedriger besser ist, erreicht DDIM mit diesem Modell ${ddim.map(({ value, steps }) => `**${value}** in ${countedStepsDative(steps)}`).join(' und ')}.`,
  consistencyHead: 'Was ein Konsistenzmodell ändert',
  consistency:
    'Immer kleinere Schritte ergeben einen Pfad. Jedes Rauschen hat seinen eigenen, und jeder Pfad führt zu einem Bild. Ein [Konsistenzmodell](consistency) lernt, von jeder Stelle des Pfades aus dessen Ende vorherzusagen; im Prinzip genügt dann ein Schritt. [Mehrschritt-Konsistenz](multistep) verlangt weniger. Die Zeit wird in so viele Abschnitte geteilt, wie es Schritte gibt, und das Netz muss nur das Ende des Abschnitts erreichen, in dem es sich befindet. Ein einziger Abschnitt ist ein Konsistenzmodell; mit immer mehr Abschnitten wird daraus Diffusion.',
  idealHead: 'Was die Abbildung weglässt',
  ideal:
    'In der Abbildung besteht ein Bild aus zwei Zahlen, und beide Netze sind perfekt. Für den idealen Entrauscher dieser Punktwolke gibt es eine Formel, und die ideale Konsistenzfunktion ist der Pfad selbst, hier live berechnet. Deshalb landet schon ein einziger Sprung genau am Ziel. Ein echtes Netz ist endlich groß und hat aus Beispielen gelernt. Es landet nicht genau, und je länger der Abschnitt, desto schwerer die Aufgabe. Was das kostet, zeigt der Regler.',
  dialHead: 'Was der Regler bedeutet',
  dial: 'Der Regler stellt die Zahl der Schritte ein und damit die der Abschnitte. ∞ steht für den Grenzfall, gewöhnliche Diffusion, und wird mit 256 Schritten gerechnet. Die Autoren der Mehrschritt-Konsistenz trainieren für jedes Budget ein eigenes Netz. Hier bedient ein Netz den ganzen Regler und erfährt das Budget, es sei denn, Sie wählen in den Einstellungen Spezialisten. Ein Startwert bedeutet an jeder Stufe dasselbe Rauschen; alle Unterschiede kommen also von der Zahl der Schritte.',
  dialFigures: ({ dial }) =>
    `Der FID-proxy des Reglers: ${dial.map(({ value, steps }) => `**${value}** in ${countedStepsDative(steps)}`).join(', ')}.`,
  timeHead: 'Wie die Zeit gemessen wird',
  time: 'Auf Ihrem Gerät, in diesem Tab, vom ersten Schritt an, bis die Bilder wieder im Speicher sind. Angegeben ist der Median mehrerer Läufe. Nicht mitgezählt werden der erste Lauf jeder Art, in dem noch kompiliert wird, und Läufe, die Zwischenbilder gezeigt haben. Über andere Geräte sagt der Wert nichts, und was auf Ihrem sonst noch läuft, vergrößert die Streuung.',
  timeFigures: ({ images, runs, now, one }) =>
    `Hier ${plural(images, 'brauchte', 'brauchten')} ${countedImages(images)} **${now.value}** in ${countedStepsDative(now.steps)} (${plural(runs, '1 Lauf', `Median aus ${runs} Läufen`)})${one ? ` und **${one.value}** in 1 Schritt` : ''}.`,
  timeUnknown: 'Hier ist noch nichts gemessen. Die Seite misst, solange sie nichts anderes zu tun hat.',
  qualityHead: 'Wie die Qualität gemessen wird',
  quality:
    'Der FID-proxy ist aufgebaut wie die [FID](fid). Ein zweites Netz macht aus Bildern Merkmale; eine Gauß-Verteilung wird an die Merkmale der erzeugten Bilder angepasst, eine an die der echten, und der Wert ist der Fréchet-Abstand zwischen beiden. Die FID nimmt die Merkmale eines allgemein bekannten Netzes. Hier dient ein kleines, das mit denselben Daten trainiert wurde wie das Modell; die beiden Werte lassen sich deshalb nicht vergleichen.',
  qualityFigures: ({ floor, count, kid }) =>
    `Echte Bilder, auf dieselbe Art bewertet, erreichen **${floor}**; das ist die Untergrenze. Jeder Punkt der Kurven steht für **${count}** Bilder, denn bei wenigen [fällt der Abstand zu groß aus](kid). KID, ein Abstand ohne diese Verzerrung, beträgt für den Regler **${kid.value}** in ${countedStepsDative(kid.steps)}.`,
  classFigures: ({ now, real }) =>
    `Dasselbe Netz beurteilt, ob ein Bild die verlangte Klasse zeigt. In ${countedStepsDative(now.steps)} tun das **${now.value}** der Bilder des Reglers; bei echten Bildern sind es **${real}**.`,
  captionFigures: ({ now, real }) =>
    `Dasselbe Netz hat auch Bildtexte gelernt und beurteilt, ob ein Bild zeigt, was verlangt war: Der eigene Bildtext muss besser passen als 31 andere, zufällig gezogene. In ${countedStepsDative(now.steps)} gelingt das bei **${now.value}** der Bilder des Reglers; bei echten Bildern sind es **${real}**.`,
  live: 'Der Live-Wert beruht nur auf Bildern, die auf dieser Seite entstanden sind, umgerechnet auf dieselbe Anzahl.',
  liveCaptions: 'Ihre Bildtexte werden gezogen wie im Training.',
  limitsHead: 'Was die Zahlen nicht sagen',
  limits:
    'Ein solcher Wert beurteilt eine Menge von Bildern, nie ein einzelnes. Er sieht nur, was seine Merkmale sehen, und zwei verschiedene Mengen können dieselben Gauß-Verteilungen haben. Er sagt nicht, ob ein Bild eines aus dem Training kopiert, und auch nicht, welches Ihnen besser gefiele. Und ein Unterschied, der kleiner ist als die Intervalle, kann Zufall sein. Sehen Sie sich also auch die Bilder an.',
  figure: {
    title: 'Sprünge in zwei Dimensionen',
    summary:
      'Jeder Punkt der Spirale steht für ein Bild. Graue Pfade führen vom Rauschen zu den Daten. Farbige Sprünge zeigen, wie ein Verfahren ihnen folgt, mit so vielen Schritten, wie der Regler erlaubt.',
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
    average: ({ points, miss }) => `Die ${points} anderen Punkte verfehlen ihr Ziel im Mittel um **${miss}**.`,
    scale: 'Gezeichnet ist z/(α + σ): In diesem Maßstab ist ein Sprung auf eine feste Vorhersage zu eine gerade Linie.',
    legend: {
      data: 'Daten unter Rauschen',
      path: 'Pfad, in Abschnitte geteilt',
      hop: 'Sprung',
      named: 'Sauberer Punkt, den das Netz vorhersagt',
    },
    table: 'Sprünge als Tabelle zeigen',
    tableHeads: { hop: 'Sprung', from: 'Von t', to: 'Bis t', x: 'x', y: 'y' },
  },
};
