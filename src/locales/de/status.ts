/** The status line, the engine line and what is said when something fails, in German. */
import type { Messages } from '../en.ts';
import { countedPictures, countedStepsDative } from './counted.ts';

export const status: Messages['status'] = {
  sampling: 'Bilder entstehen …',
  samplingStep: ({ hop, hops }) => `Bilder entstehen, Schritt ${hop} von ${hops}`,
  measuring: ({ steps: count }) => `Messung mit ${countedStepsDative(count)} …`,
  measuringLive: ({ count, steps: budget }) => `Messung … ${countedPictures(count)} mit ${countedStepsDative(budget)}`,
  stopped: ({ hop, hops }) => `Angehalten bei Schritt ${hop} von ${hops}`,
  resting: 'In Ruhe',
  measuringStopped: 'Die Messung ist angehalten',
  stop: 'Anhalten',
  sampleAgain: 'Neu berechnen',
  goOn: 'Weiter messen',
};

export const engine: Messages['engine'] = {
  loading: 'Das Modell wird geladen',
  loadingSoon: 'Das Modell wird geladen …',
  loadingSize: ({ name, size }) => `${name} wird geladen, ${size} …`,
  loaded: ({ name, loaded, total }) => `${name ?? 'Das Modell'} wird geladen · ${loaded} von ${total}`,
  startingDownloaded: ({ size }) => `Gleich geht es los … ${size} heruntergeladen`,
  startingCached: ({ size }) => `Gleich geht es los … ${size} aus dem Zwischenspeicher`,
  notLoaded: 'Das Modell ist nicht geladen.',
  cancel: 'Abbrechen',
  load: 'Modell laden',
  loadSize: ({ name, size }) => `${name} laden, ${size}`,
  runsOn: 'Gerechnet wird mit',
  software: '(Software, ohne GPU)',
  stop: '.',
  downloaded: ({ size }) => `Modell ${size}, heruntergeladen.`,
  cached: ({ size }) => `Modell ${size}, aus dem Zwischenspeicher.`,
  refused: ({ backend }) => `Nicht mit ${backend}:`,
};

export const problem: Messages['problem'] = {
  network: 'Das Modell konnte nicht geladen werden. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  weights: 'Die Dateien des Modells sind beschädigt. Versuchen Sie, sie noch einmal zu laden.',
  manifest: 'Die Angaben zum Modell sind ungültig. Versuchen Sie es später noch einmal.',
  backend:
    'Nichts in diesem Browser konnte das Netz ausführen. Wählen Sie einen anderen Rechenweg oder nehmen Sie einen anderen Browser.',
  'device-lost': 'Die GPU ist nicht mehr erreichbar. Versuchen Sie es noch einmal.',
  run: 'Die Berechnung ist fehlgeschlagen. Versuchen Sie es noch einmal oder wählen Sie einen anderen Rechenweg.',
  protocol: 'Seite und Rechenwerk verstehen einander nicht. Laden Sie die Seite neu.',
  tryAgain: 'Noch einmal versuchen',
};
