/** What a key does to a combobox: the WAI-ARIA pattern of list autocomplete with manual selection. */

export interface ListState {
  open: boolean;
  /** The option that the arrow keys have reached; null while the reader is in the text. */
  active: number | null;
}

export interface KeyOutcome {
  list: ListState;
  /** The key is used up: the browser and the page do nothing more with it. */
  taken: boolean;
  /** Enter: the option to take, or 'text' for what was typed. */
  enter?: number | 'text';
}

export const CLOSED: ListState = { open: false, active: null };

/** What `key` does, with `count` options on offer; null for a key that is none of the list's business. */
export function pressKey(key: string, alt: boolean, list: ListState, count: number): KeyOutcome | null {
  const last = count - 1;
  const at = list.open ? list.active : null;
  switch (key) {
    case 'ArrowDown':
      if (count === 0) return null;
      if (alt) return { list: { open: true, active: at }, taken: true };
      return { list: { open: true, active: at === null || at === last ? 0 : at + 1 }, taken: true };
    case 'ArrowUp':
      if (alt) return { list: CLOSED, taken: true };
      if (count === 0) return null;
      return { list: { open: true, active: at === null || at === 0 ? last : at - 1 }, taken: true };
    case 'Enter':
      return { list: CLOSED, taken: true, enter: at ?? 'text' };
    case 'Escape':
      return list.open && count > 0 ? { list: CLOSED, taken: true } : null;
    case 'ArrowLeft':
    case 'ArrowRight':
    case 'Home':
    case 'End':
      return { list: { ...list, active: null }, taken: false };
    default:
      return null;
  }
}
