/** What the page has to say about itself, in one quiet line each. Apart from the page's state: no figure depends on it. */
import { create } from 'zustand';

interface Notices {
  /** The address is of a version that this page does not know. */
  unknownLink: boolean;
  /** Goes to the new version of the page; null while there is none. */
  update: (() => void) | null;
}

export const useNotices = create<Notices>()(() => ({ unknownLink: false, update: null }));
