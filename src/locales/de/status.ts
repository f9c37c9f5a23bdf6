/** What the page is doing, what runs the model, and what went wrong, in German. */
import type { Messages } from '../en.ts';
import { countedImages, countedStepsDative } from './counted.ts';

export const status: Messages['status'] = {
  sampling: 'Bilder entstehen …',
  samplingStep: ({ hop, hops }) => `Bilder entstehen, Schritt ${hop} von ${hops}`,
  measuring: ({ steps }) => `Zeitmessung mit ${countedStepsDative(steps)} …`,
  measuringLive: ({ count, steps }) => `Qualitätsmessung: ${countedImages(count)} in ${countedStepsDative(steps)} …`,
  stopped: ({ hop, hops }) => `Angehalten bei Schritt ${hop} von ${hops}`,
  resting: 'Bereit',
  measuringStopped: 'Messung angehalten',
  stop: 'Anhalten',
  sampleAgain: 'Neu berechnen',
  goOn: 'Weiter messen',
};

export const engine: Messages['engine'] = {
  loading: 'Das Modell wird geladen',
  loadingSoon: 'Das Modell wird geladen …',
  loadingSize: ({ name, size }) => `${name} wird geladen, ${size} …`,
  loaded: ({ name, loaded, total }) => `${name ?? 'Das Modell'} wird geladen · ${loaded} von ${total}`,
  startingDownloaded: ({ size }) => `Die Berechnung startet … ${size} heruntergeladen`,
  startingCached: ({ size }) => `Die Berechnung startet … ${size} aus dem Zwischenspeicher`,
  notLoaded: 'Das Modell ist nicht geladen.',
  cancel: 'Abbrechen',
  load: 'Modell laden',
  loadSize: ({ name, size }) => `${name} laden, ${size}`,
  runsOn: 'Läuft auf',
  software: '(Software, ohne GPU)',
  stop: '.',
  downloaded: ({ size }) => `Modell ${size}, heruntergeladen.`,
  cached: ({ size }) => `Modell ${size}, aus dem Zwischenspeicher.`,
  refused: ({ backend }) => `${backend} wird nicht verwendet:`,
};

export const problem: Messages['problem'] = {
  network: 'Das Modell konnte nicht geladen werden. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  code: 'Ein Teil dieser Seite konnte nicht geladen werden. Prüfen Sie die Verbindung oder laden Sie die Seite neu.',
  weights: 'Die Dateien des Modells sind beschädigt. Versuchen Sie, sie noch einmal zu laden.',
  manifest: 'Die Beschreibung des Modells ist ungültig. Versuchen Sie es später noch einmal.',
  backend:
    'Kein Backend dieses Browsers konnte das Netz ausführen. Wählen Sie ein anderes Backend oder nehmen Sie einen anderen Browser.',
  'device-lost': 'Die Verbindung zur GPU ist abgerissen. Versuchen Sie es noch einmal.',
  ended: 'Der Browser hat die Berechnung beendet, vielleicht um Speicher zu sparen. Versuchen Sie es noch einmal.',
  run: 'Die Berechnung ist fehlgeschlagen. Versuchen Sie es noch einmal oder wählen Sie ein anderes Backend.',
  protocol: 'Teile der Seite stammen aus verschiedenen Versionen. Laden Sie die Seite neu.',
  tryAgain: 'Noch einmal versuchen',
};
