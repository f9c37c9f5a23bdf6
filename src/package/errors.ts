/** What can go wrong while a model is fetched. Each message is one sentence with the fact and one with what to do. */

/** The server could not be reached or did not answer with the file. */
export class NetworkError extends Error {
  override name = 'NetworkError';
}

/** A file is not the one that model.json names: wrong size or wrong SHA-256. */
export class IntegrityError extends Error {
  override name = 'IntegrityError';
}

/** A part of the page's own code did not arrive. It says nothing about what the browser can do. */
export class CodeError extends Error {
  override name = 'CodeError';
}
