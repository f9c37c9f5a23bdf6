/** What the checks need of a browser, so that one list of them runs in engines that different tools drive. */

/** Runs inside a page: it is sent as text, so it can use nothing from outside but `argument`. */
export type Question<A, T> = (argument: A) => T | Promise<T>;

export interface Point {
  x: number;
  y: number;
}

export type Key = 'ArrowRight' | 'Enter';

/** One running browser with one page. Every method rejects where the browser does not do it. */
export interface Driver {
  /** As the browser gives it. */
  version: string;
  /** Open an address and wait until it is loaded. */
  open(url: string): Promise<void>;
  /** What `question` answers in the page; values as JSON has them. */
  ask<A, T>(question: Question<A, T>, argument: A): Promise<T>;
  /** As `ask`, in the page's first frame, of whatever site. */
  askFrame<A, T>(question: Question<A, T>, argument: A): Promise<T>;
  /** Press the mouse at `from`, move, and let go at `to`; CSS pixels of the viewport. */
  drag(from: Point, to: Point): Promise<void>;
  press(key: Key): Promise<void>;
  type(text: string): Promise<void>;
  close(): Promise<void>;
}

/** The text of `question` as a function expression. Names of functions are kept by a helper of tsx that no page has. */
export const asText = <A, T>(question: Question<A, T>): string => `((__name) => ${question})((named) => named)`;

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
