/** Turns whatever was thrown into the typed error that is sent to the page. */

import { VocabularyError } from '../core/tokenizer.ts';
import type { EngineError, ErrorKind } from '../core/types.ts';
import { CodeError, IntegrityError, NetworkError } from '../package/errors.ts';
import { ManifestError } from '../package/manifest.ts';
import { WeightsError } from '../package/safetensors.ts';
import { BackendError } from './backends.ts';
import { BackendStalled } from './pacing.ts';

/** Thrown for a request that this model or engine cannot serve. */
export class RunError extends Error {
  override name = 'RunError';
}

/** Thrown if a run ends in values that are not numbers: its images would be noise or black, and are never shown. */
export class NonFiniteError extends Error {
  override name = 'NonFiniteError';
  constructor(model: string, network: string, backend: string) {
    super(
      `${model} (${network}) computed values that are not numbers on ${backend}. Choose another backend, or export the model again.`,
    );
  }
}

const KINDS: readonly [new (...args: never[]) => Error, ErrorKind][] = [
  [NetworkError, 'network'],
  [CodeError, 'code'],
  [IntegrityError, 'weights'],
  [WeightsError, 'weights'],
  [ManifestError, 'manifest'],
  [VocabularyError, 'manifest'],
  [BackendError, 'backend'],
  [NonFiniteError, 'backend'],
  [BackendStalled, 'device-lost'],
];

/** The kind follows from the class and is 'run' for all others, whose messages get advice added. */
export function toEngineError(thrown: unknown): EngineError {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const kind = KINDS.find(([type]) => thrown instanceof type)?.[1];
  if (kind !== undefined) return { kind, message };
  if (thrown instanceof RunError) return { kind: 'run', message };
  return { kind: 'run', message: `The run failed: ${message}. Try again, or choose another backend.` };
}
