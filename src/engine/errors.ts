/** Turns whatever was thrown into the typed error that crosses to the page. */

import { VocabularyError } from '../core/tokenizer.ts';
import type { EngineError, ErrorKind } from '../core/types.ts';
import { IntegrityError, NetworkError } from '../package/errors.ts';
import { ManifestError } from '../package/manifest.ts';
import { WeightsError } from '../package/safetensors.ts';
import { BackendError } from './tfjs/backends/ladder.ts';

/** Thrown for a request that this model or engine cannot serve. */
export class RunError extends Error {
  override name = 'RunError';
}

const KINDS: readonly [new (...args: never[]) => Error, ErrorKind][] = [
  [NetworkError, 'network'],
  [IntegrityError, 'weights'],
  [WeightsError, 'weights'],
  [ManifestError, 'manifest'],
  [VocabularyError, 'manifest'],
  [BackendError, 'backend'],
];

/** The kind by class, 'run' for any other; messages of other errors are completed with what to do. */
export function toEngineError(thrown: unknown): EngineError {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const kind = KINDS.find(([type]) => thrown instanceof type)?.[1];
  if (kind !== undefined) return { kind, message };
  if (thrown instanceof RunError) return { kind: 'run', message };
  return { kind: 'run', message: `The run failed: ${message}. Try again, or choose another backend.` };
}
