/** Starts the embed: settings from its address, the host page's messages, and the engine when it is due. */
import '@fontsource-variable/inter/wght.css';
import './styles/base.css';
import './styles/dial.css';
import './styles/easel.css';
import './styles/controls.css';
import './styles/captions.css';
import './styles/charts.css';
import './styles/posters.css';
import './styles/embed.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readControls, readStops } from '../embed/attributes.ts';
import type { Command, Patch } from '../embed/commands.ts';
import { ParentLink } from '../embed/parent-link.ts';
import { followTheme, stopOnEscape } from './document-habits.ts';
import { Embed } from './Embed.tsx';
import { knownToHost, tellHost } from './embed-events.ts';
import { EmbedSight } from './embed-sight.ts';
import { useEmbed } from './embed-store.ts';
import { followLanguage } from './follow-language.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { followPosters } from './load-posters.ts';
import { conductor } from './page-conductor.ts';
import { parseQuery } from './settings.ts';
import { sight } from './sight.ts';
import { changeSettings, lockStops, usePage } from './store.ts';

const params = new URLSearchParams(location.search);
const get = (name: string) => params.get(name);
const problems = new Map<string, string>();
usePage.setState({ settings: parseQuery(location.search) });
lockStops(readStops(get, problems));
useEmbed.setState({ controls: readControls(get('controls'), problems) });
for (const problem of problems.values()) console.warn(`StepDial: ${problem}`);
followTheme();
followPosters();
stopOnEscape();

const root = document.getElementById('root');
if (root === null) throw new Error('embed.html has no element "root".');

let autostart = get('autostart') !== 'false';
const begin = () => {
  if (useEmbed.getState().started) return;
  useEmbed.setState({ started: true });
  conductor.start();
};
const eyes = new EmbedSight(root, () => {
  if (autostart && eyes.visible) begin();
  conductor.visibilityChanged();
});
sight.mayRun = () => eyes.visible;
// Without charts nothing shows what would be measured.
sight.mayMeasure = () => eyes.visible && useEmbed.getState().controls.includes('charts');

const host = new ParentLink(window.parent, obey);
let byHost = false;
tellHost(
  (message) => host.post(message),
  () => byHost,
);
new ResizeObserver(() => tellHeight()).observe(root);
if (window.parent !== window) addEventListener('message', (event) => host.receive(event));

void followLanguage(({ embed }) => embed.title).then(() =>
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
      host.post({
        type: 'ready',
        title: usePage.getState().words.embed.title,
        settings: knownToHost(usePage.getState().settings),
      });
      tellHeight();
      // Whoever made the frame has waited for the right moment.
      if (autostart) begin();
      eyes.hostSays(command.visible);
      break;
    case 'visible':
      eyes.hostSays(command.visible);
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
  conductor.visibilityChanged();
}

function tellHeight(): void {
  const height = Math.ceil(root?.getBoundingClientRect().height ?? 0);
  if (height > 0) host.post({ type: 'height', height });
}
