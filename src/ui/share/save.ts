/** Hands a file to the browser's downloads. */
import type { ExportedFile } from './export/page-export.ts';

/** The browser has the content by then, whatever it does with it. */
const KEPT_MS = 60_000;

export function save({ name, content }: ExportedFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
