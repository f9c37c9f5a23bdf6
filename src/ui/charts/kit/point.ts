/** What the charts draw: a value with its interval. */

export interface Point {
  value: number;
  low: number;
  high: number;
  /** The number of runs or samples behind it. */
  count: number;
}
