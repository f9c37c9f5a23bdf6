/** Replaces one entry of a map that a store holds. */

/** A copy of `map` in which `key` has `value`. Subscribers notice a change only in a new object. */
export const withEntry = <V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> =>
  new Map(map).set(key, value);
