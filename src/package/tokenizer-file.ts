/** Reads the caption file of a model package: the tokenizer that its networks were trained with. */

import { createTokenizer, type Tokenizer } from '../core/tokenizer.ts';
import { ManifestError, type ModelManifest, parseCaptionFile } from './manifest.ts';

/**
 * The tokenizer in a caption file's bytes.
 *
 * @throws ManifestError where the file is not JSON of the schema, or its vocabulary not the one of the networks;
 * VocabularyError where not every caption has tokens.
 */
export function readTokenizer(bytes: ArrayBuffer, { config }: ModelManifest): Tokenizer {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new ManifestError('the captions: the file is not JSON');
  }
  const tokenizer = createTokenizer(parseCaptionFile(content).pieces);
  if (tokenizer.size !== config.vocab_size) {
    throw new ManifestError(`the captions: ${tokenizer.size} pieces where the network has ${config.vocab_size} tokens`);
  }
  return tokenizer;
}
