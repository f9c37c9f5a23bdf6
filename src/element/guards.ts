/** Checks by hand what arrives from the frame, since a schema library would be larger than the rest of the host's script. */
import type { StepDialSettings } from './api.ts';
import { type FromFrame, PROTOCOL } from './protocol.ts';

const MOST_TEXT = 1000;
/** No embed is taller. One that claims to be is broken or hostile. */
const MOST_HEIGHT = 20_000;

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MOST_TEXT;
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** The message in `data` and nothing else; null if there is none. */
export function readFromFrame(data: unknown): FromFrame | null {
  if (!isFields(data) || data['stepdial'] !== PROTOCOL) return null;
  const settings = readSettings(data['settings']);
  const { type, title, height, milliseconds, runs, backend, kind, message } = data;
  switch (type) {
    case 'ready':
      return settings && isText(title) ? { type, title, settings } : null;
    case 'title':
      return isText(title) ? { type, title } : null;
    case 'height':
      return isNumber(height) && height <= MOST_HEIGHT ? { type, height } : null;
    case 'change':
      return settings && { type, settings };
    case 'result':
      return settings && (milliseconds === null || isNumber(milliseconds)) && isNumber(runs) && isText(backend)
        ? { type, settings, milliseconds, runs, backend }
        : null;
    case 'error':
      return isText(kind) && isText(message) ? { type, kind, message } : null;
    default:
      return null;
  }
}

function readSettings(value: unknown): StepDialSettings | null {
  if (!isFields(value)) return null;
  const { model, steps, sampler, count, seed, label, caption, guidance, theme, language, backend } = value;
  const whole =
    isText(model) &&
    isNumber(steps) &&
    isText(sampler) &&
    isNumber(count) &&
    isNumber(seed) &&
    (label === 'mixed' || isNumber(label)) &&
    isText(caption) &&
    (guidance === null || isNumber(guidance)) &&
    isText(theme) &&
    isText(language) &&
    isText(backend);
  return whole ? { model, steps, sampler, count, seed, label, caption, guidance, theme, language, backend } : null;
}
