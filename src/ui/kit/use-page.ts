/** The page's state in React: components read it through these hooks and change it through src/session. */
import { useStore } from 'zustand';
import type { Messages } from '../../locales/en.ts';
import { type Notices, noticeStore } from '../../session/notices.ts';
import { type PageState, pageStore } from '../../session/store.ts';

/** What `select` takes from the page's state. The component renders again when that changes. */
export const usePage = <T>(select: (page: PageState) => T): T => useStore(pageStore, select);

/** What the page says, in the reader's language. */
export const useMessages = (): Messages => usePage(({ messages }) => messages);

/** What the page tells the reader about itself. */
export const useNotices = (): Notices => useStore(noticeStore);
