/** Starts the embed: settings from its address, the host page's messages, and the engine when it is due. */
import '../trusted-scripts.ts';
import '../common-styles.ts';
import './embed.css';
import '../../ui/kit/forced-colours.css';
import { CATALOGUE, STOPS } from 'virtual:models';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { hostSettings, readAutostart, readControls, readStops } from '../../element/attributes.ts';
import { parseQuery } from '../../session/address.ts';
import { lockStops } from '../../session/change-settings.ts';
import { openSettings } from '../../session/choose-model.ts';
import { loadCatalogue } from '../../session/load-catalogue.ts';
import { followPosters } from '../../session/load-posters.ts';
import { runController } from '../../session/page-run-controller.ts';
import { DEFAULTS } from '../../session/settings.ts';
import { pageStore } from '../../session/store.ts';
import { followTheme, stopOnEscape } from '../../session/theme-and-shortcuts.ts';
import { visibility } from '../../session/visibility.ts';
import { PageBoundary } from '../../ui/kit/PartBoundary.tsx';
import { followLanguage } from '../follow-language.ts';
import { keepInTranslation } from '../keep-in-translation.ts';
import { applyPatch } from './apply-patch.ts';
import type { Command, Patch } from './commands.ts';
import { Embed } from './Embed.tsx';
import { emitToHost } from './embed-events.ts';
import { embedStore } from './embed-store.ts';
import { VisibilityTracker } from './embed-visibility.ts';
import { ParentLink } from './parent-link.ts';

const params = new URLSearchParams(location.search);
const get = (name: string) => params.get(name);
const problems = new Map<string, string>();
// The rest has no place here: a pin, for instance, would be run and never shown.
const settings = { ...DEFAULTS, ...hostSettings(parseQuery(location.search)) };
const catalogueArrived = openSettings(settings, { catalogue: CATALOGUE, stops: STOPS });
lockStops(readStops(get, problems));
embedStore.setState({ controls: readControls(get('controls'), problems) });
let autostart = readAutostart(get('autostart'), true, problems);
for (const problem of problems.values()) console.warn(`StepDial: ${problem}`);
followTheme();
followPosters();
stopOnEscape();

const root = document.getElementById('root');
if (root === null) throw new Error('embed.html has no element "root".');

const begin = () => {
  if (embedStore.getState().started) return;
  embedStore.setState({ started: true });
  runController.start();
};
const tracker = new VisibilityTracker(root, () => {
  if (autostart && tracker.visible) begin();
  runController.visibilityChanged();
});
visibility.visible = visibility.mayRun = () => tracker.visible;
visibility.measures = () => embedStore.getState().controls.includes('charts');
visibility.showsTrajectory = () => false;

const host = new ParentLink(window.parent, handleCommand);
let byHost = false;
emitToHost(
  (message) => host.post(message),
  () => byHost,
);
new ResizeObserver(() => postHeight()).observe(root);
if (window.parent !== window) addEventListener('message', (event) => host.receive(event));

const inLanguage = followLanguage(({ embed }) => embed.title);
pageStore.subscribe(
  ({ messages }, before) => messages !== before.messages && host.post({ type: 'title', title: messages.embed.title }),
);
void inLanguage.then(() =>
  createRoot(root).render(
    <StrictMode>
      <PageBoundary>
        <Embed begin={begin} />
      </PageBoundary>
    </StrictMode>,
  ),
);
void keepInTranslation();
const catalogueLoaded = loadCatalogue().then(() => actForHost(catalogueArrived));

function handleCommand(command: Command): void {
  switch (command.type) {
    case 'hello':
      // In the reader's language, unless its messages take too long.
      void inLanguage.then(() => {
        const { messages, settings } = pageStore.getState();
        host.post({ type: 'ready', title: messages.embed.title, settings: hostSettings(settings) });
        postHeight();
      });
      // The host has created the frame when it wanted the engine to start.
      if (autostart) begin();
      tracker.setHostVisibility(command.visible);
      break;
    case 'visible':
      tracker.setHostVisibility(command.visible);
      break;
    case 'rest':
      runController.rest();
      break;
    case 'set':
      void apply(command.settings);
      break;
    case 'start':
      autostart = true;
      begin();
      break;
    default:
      command satisfies never;
  }
}

/** Change the settings for the host, which is not told of its own changes. */
function actForHost(change: () => void): void {
  byHost = true;
  change();
  byHost = false;
  runController.visibilityChanged();
}

async function apply(patch: Patch): Promise<void> {
  const { catalogue } = pageStore.getState();
  // The newer catalogue may list the model.
  if (patch.model !== undefined && !catalogue.some(({ name }) => name === patch.model)) await catalogueLoaded;
  actForHost(() => {
    for (const message of applyPatch(patch)) host.post({ type: 'error', kind: 'attribute', message });
  });
}

function postHeight(): void {
  const height = Math.ceil(root?.getBoundingClientRect().height ?? 0);
  if (height > 0) host.post({ type: 'height', height });
}
