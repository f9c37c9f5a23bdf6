/** What the page tells the reader about itself, one quiet line each. Kept apart from the page's state: no figure depends on it. */
import { createStore } from 'zustand/vanilla';

export interface Notices {
  /** The address was written by a version of the page that this one does not know. */
  unknownLink: boolean;
  /** The model that the address names but the catalogue does not list; null if there is none. */
  unknownModel: string | null;
  /** Switches to the new version of the page; null while there is none. */
  update: (() => void) | null;
}

export const noticeStore = createStore<Notices>()(() => ({ unknownLink: false, unknownModel: null, update: null }));
