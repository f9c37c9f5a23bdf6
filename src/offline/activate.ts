/** What the page says to a service worker that waits, when the reader wants the new version. */
export const ACTIVATE = 'activate';
