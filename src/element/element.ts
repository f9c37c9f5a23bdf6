/** `<step-dial>`: a frame with the embed in it. Attributes set what it shows, and follow what the reader changes. */
import type { Settings } from '../session/settings.ts';
import type { StepDialEventMap, StepDialSettings } from './api.ts';
import {
  attributeText,
  type EmbedChoice,
  frameUrl,
  OTHER_NAMES,
  readAttributes,
  SETTING_NAMES,
  type SettingName,
} from './attributes.ts';
import { FrameLink } from './frame-link.ts';
import { forget, leave } from './out-of-sight.ts';
import type { FramePatch, FromFrame } from './protocol.ts';

/** How far outside the window a frame counts as near: within that it loads and runs, beyond it pauses. */
const NEAR = '50%';

/** The frame's accessible name until it sends its own. */
const NAME = 'StepDial';

/** The height is about right until the frame sends its own. */
const STYLE = `:host{display:block}:host([hidden]){display:none}
div{box-sizing:border-box;padding:1em}
iframe,div{display:block;width:100%;height:420px;border:0;border-radius:12px;box-shadow:0 0 0 1px rgb(128 128 128/30%)}`;

export class StepDial extends HTMLElement {
  static readonly observedAttributes = [...SETTING_NAMES, ...OTHER_NAMES, 'title'];
  /** The folder of embed.html. */
  static site: URL | undefined;

  readonly #root = this.attachShadow({ mode: 'open' });
  /** In place of the frame until it is there, on paper too: what the author wrote in the element, else a link. */
  readonly #place = document.createElement('div');
  readonly #hint = document.createElement('a');
  #link: FrameLink | undefined;
  readonly #frame = { rest: () => this.#link?.post({ type: 'rest' }) };
  /** The accessible name that the frame gave itself. */
  #frameName = NAME;
  #ready = false;
  #near = false;
  #started = false;
  /** True while attributes change because the reader changed a setting. */
  #reflecting = false;
  /** Attributes whose changes the frame does not know yet. */
  readonly #changed = new Set<string>();
  readonly #observer = new IntersectionObserver((entries) => this.#moved(entries.at(-1)?.isIntersecting ?? false), {
    rootMargin: NEAR,
  });

  constructor() {
    super();
    // Not a style element: the content security policy of the page may forbid those.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    const slot = document.createElement('slot');
    this.#hint.textContent = NAME;
    this.#hint.target = '_blank';
    slot.append(this.#hint);
    this.#place.append(slot);
    this.#root.append(this.#place);
  }

  connectedCallback(): void {
    // Properties set before this script ran hide the accessors. Set them again through those.
    for (const name of [...SETTING_NAMES, ...OTHER_NAMES]) {
      const early = Object.getOwnPropertyDescriptor(this, name);
      if (early === undefined) continue;
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, early.value);
    }
    this.#observer.observe(this);
    this.#load();
  }

  /** Remove the frame, and with it worker, GPU memory and the place in the queue. */
  disconnectedCallback(): void {
    this.#observer.disconnect();
    this.#near = false;
    this.#unload();
  }

  /** A frame that is moved with `moveBefore` goes on running. */
  connectedMoveCallback(): void {}

  attributeChangedCallback(name: string): void {
    if (this.#reflecting) return;
    // Several changes in one task make one message.
    if (this.#changed.size === 0) queueMicrotask(() => this.#sendChanges());
    this.#changed.add(name);
  }

  start(): void {
    this.#started = true;
    if (this.#link === undefined) this.#load();
    else if (this.#ready) this.#link.post({ type: 'start' });
  }

  get choice(): EmbedChoice {
    return readAttributes((name) => this.getAttribute(name));
  }

  #moved(near: boolean): void {
    this.#near = near;
    if (this.#ready) this.#reportSight();
    else this.#load();
  }

  #reportSight(): void {
    this.#link?.post({ type: 'visible', visible: this.#near });
    if (this.#near) forget(this.#frame);
    else leave(this.#frame);
  }

  #load(): void {
    const choice = this.choice;
    if (StepDial.site !== undefined) this.#hint.href = frameUrl(StepDial.site, choice).href;
    const due = this.#near || this.#started || choice.loading === 'eager';
    if (this.#link !== undefined || !this.isConnected || !due) return;
    const { site } = StepDial;
    if (site === undefined) {
      this.#problem('frame', 'step-dial.js does not know where it came from. Load it with a script element.');
      return;
    }
    this.#changed.clear();
    const url = frameUrl(site, { ...choice, autostart: choice.autostart || this.#started });
    this.#link = new FrameLink(url, {
      greeting: () => {
        // A frame that was reloaded has to get ready first, too.
        this.#ready = false;
        return { type: 'hello', visible: this.#near };
      },
      message: (message) => this.#receive(message),
      silence: () => this.#problem('frame', `${url.origin} did not answer. Check that it serves StepDial.`),
      redirected: (origin) =>
        this.#problem('frame', `${url.origin} redirects to ${origin}. Load step-dial.js from ${origin} instead.`),
    });
    this.#name(NAME);
    this.#place.replaceWith(this.#link.frame);
  }

  #unload(): void {
    forget(this.#frame);
    this.#link?.close();
    this.#link = undefined;
    this.#root.append(this.#place);
    this.#ready = false;
  }

  /** Name the frame: the author's title, else its own. */
  #name(own = this.#frameName): void {
    this.#frameName = own;
    if (this.#link !== undefined) this.#link.frame.title = this.title || own;
  }

  /** Send what has changed, once the frame is ready. */
  #sendChanges(): void {
    if (this.#link === undefined) {
      this.#changed.clear();
      this.#load();
    }
    if (!this.#ready || this.#link === undefined) return;
    const names = [...this.#changed];
    this.#changed.clear();
    const choice = this.choice;
    this.#reportProblems(choice, names);
    const patch: FramePatch = {};
    for (const name of SETTING_NAMES) if (names.includes(name)) Object.assign(patch, { [name]: choice.settings[name] });
    if (names.includes('controls')) patch.controls = choice.controls;
    if (names.includes('stops') || names.includes('range')) {
      patch.stops = choice.stops;
      // The previous restriction may have moved the dial away from what the attribute asks for.
      patch.steps = choice.settings.steps;
    }
    if (names.includes('title')) this.#name();
    if (Object.keys(patch).length > 0) this.#link.post({ type: 'set', settings: patch });
    if (choice.autostart && (names.includes('autostart') || names.includes('loading'))) this.start();
  }

  #receive(message: FromFrame): void {
    switch (message.type) {
      case 'ready': {
        this.#name(message.title);
        this.#ready = true;
        this.#dispatch('ready', message.settings);
        const { settings, problems } = this.choice;
        for (const name of problems.keys()) this.#changed.add(name);
        // Its address dates from its first load. The reader or the author may have changed anything since.
        for (const name of SETTING_NAMES) if (settings[name] !== message.settings[name]) this.#changed.add(name);
        for (const name of ['controls', 'stops']) this.#changed.add(name);
        this.#sendChanges();
        this.#reportSight();
        if (this.#started) this.#link?.post({ type: 'start' });
        break;
      }
      case 'title':
        this.#name(message.title);
        break;
      case 'height':
        if (this.#link !== undefined) this.#link.frame.style.height = `${Math.ceil(message.height)}px`;
        break;
      case 'change':
        this.#reflect(message.settings);
        this.#dispatch('change', message.settings);
        break;
      case 'result': {
        const { type: _, ...result } = message;
        // If it is moved in the document, it goes on without another press on Start.
        this.#started = true;
        this.#dispatch('result', result);
        break;
      }
      case 'error':
        this.#problem(message.kind, message.message);
        break;
      default:
        message satisfies never;
    }
  }

  #reflect(settings: StepDialSettings): void {
    this.#reflecting = true;
    const now = this.choice.settings;
    for (const name of SETTING_NAMES) if (settings[name] !== now[name]) write(this, name, settings[name]);
    this.#reflecting = false;
  }

  #reportProblems({ problems }: EmbedChoice, names: readonly string[]): void {
    for (const name of names) {
      const message = problems.get(name);
      if (message !== undefined) this.#problem('attribute', message);
    }
  }

  #problem(kind: string, message: string): void {
    console.warn(`step-dial: ${message}`);
    this.#dispatch('error', { kind, message });
  }

  #dispatch<K extends 'ready' | 'change' | 'result' | 'error'>(type: K, detail: StepDialEventMap[K]['detail']): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** Set the attribute for `value`. A value without a text form is written as it is, so that the `error` event can name it. */
function write(element: StepDial, name: SettingName, value: unknown): void {
  const settings: Settings = { ...element.choice.settings, [name]: value };
  const text = value === null || value === undefined ? '' : (attributeText(name, settings) ?? String(value));
  if (text === '') element.removeAttribute(name);
  else element.setAttribute(name, text);
}

for (const name of SETTING_NAMES) {
  Object.defineProperty(StepDial.prototype, name, {
    configurable: true,
    enumerable: true,
    get(this: StepDial) {
      return this.choice.settings[name];
    },
    set(this: StepDial, value: unknown) {
      write(this, name, value);
    },
  });
}
for (const name of OTHER_NAMES) {
  Object.defineProperty(StepDial.prototype, name, {
    configurable: true,
    enumerable: true,
    get(this: StepDial) {
      return name === 'loading' || name === 'autostart' ? this.choice[name] : (this.getAttribute(name) ?? '');
    },
    set(this: StepDial, value: unknown) {
      // Frameworks pass these for a property that is gone.
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, String(value));
    },
  });
}
