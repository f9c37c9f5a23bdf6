/** Starts the embed: settings from its address, the host page's messages, and the engine when it is due. */
import '../common-styles.ts';
import './embed.css';
import '../../ui/kit/forced-colours.css';
import { CATALOGUE } from 'virtual:models';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { hostSettings, readAutostart, readControls, readStops } from '../../element/attributes.ts';
import { loadCatalogue } from '../../session/load-catalogue.ts';
import { followPosters } from '../../session/load-posters.ts';
import { runController } from '../../session/page-run-controller.ts';
import { DEFAULTS, parseQuery } from '../../session/settings.ts';
import { changeSettings, lockStops, usePage } from '../../session/store.ts';
import { followTheme, stopOnEscape } from '../../session/theme-and-shortcuts.ts';
import { visibility } from '../../session/visibility.ts';
import { followLanguage } from '../follow-language.ts';
import type { Command, Patch } from './commands.ts';
import { Embed } from './Embed.tsx';
import { tellHost } from './embed-events.ts';
import { useEmbed } from './embed-store.ts';
import { VisibilityTracker } from './embed-visibility.ts';
import { ParentLink } from './parent-link.ts';

const params = new URLSearchParams(location.search);
const get = (name: string) => params.get(name);
const problems = new Map<string, string>();
// Nothing else has a place here: a pin, say, would be run and never shown.
usePage.setState({ settings: { ...DEFAULTS, ...hostSettings(parseQuery(location.search)) }, catalogue: CATALOGUE });
lockStops(readStops(get, problems));
useEmbed.setState({ controls: readControls(get('controls'), problems) });
let autostart = readAutostart(get('autostart'), true, problems);
for (const problem of problems.values()) console.warn(`StepDial: ${problem}`);
followTheme();
followPosters();
stopOnEscape();

const root = document.getElementById('root');
if (root === null) throw new Error('embed.html has no element "root".');

const begin = () => {
  if (useEmbed.getState().started) return;
  useEmbed.setState({ started: true });
  runController.start();
};
const eyes = new VisibilityTracker(root, () => {
  if (autostart && eyes.visible) begin();
  runController.visibilityChanged();
});
visibility.visible = visibility.mayRun = () => eyes.visible;
visibility.measures = () => useEmbed.getState().controls.includes('charts');

const host = new ParentLink(window.parent, obey);
let byHost = false;
tellHost(
  (message) => host.post(message),
  () => byHost,
);
new ResizeObserver(() => tellHeight()).observe(root);
if (window.parent !== window) addEventListener('message', (event) => host.receive(event));

const spoken = followLanguage(({ embed }) => embed.title);
usePage.subscribe(
  ({ messages }, before) => messages !== before.messages && host.post({ type: 'title', title: messages.embed.title }),
);
void spoken.then(() =>
  createRoot(root).render(
    <StrictMode>
      <Embed begin={begin} />
    </StrictMode>,
  ),
);
void loadCatalogue();

function obey(command: Command): void {
  switch (command.type) {
    case 'hello':
      // In the reader's language, where its words do not take too long.
      void spoken.then(() => {
        const { messages, settings } = usePage.getState();
        host.post({ type: 'ready', title: messages.embed.title, settings: hostSettings(settings) });
        tellHeight();
      });
      // Whoever made the frame has waited for the right moment.
      if (autostart) begin();
      eyes.setHostVisibility(command.visible);
      break;
    case 'visible':
      eyes.setHostVisibility(command.visible);
      break;
    case 'set':
      apply(command.settings);
      break;
    case 'start':
      autostart = true;
      begin();
      break;
    default:
      command satisfies never;
  }
}

function apply({ controls, stops, ...settings }: Patch): void {
  byHost = true;
  if (controls !== undefined) useEmbed.setState({ controls });
  if (stops !== undefined) lockStops(stops);
  changeSettings(Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)));
  byHost = false;
  runController.visibilityChanged();
}

function tellHeight(): void {
  const height = Math.ceil(root?.getBoundingClientRect().height ?? 0);
  if (height > 0) host.post({ type: 'height', height });
}
