/** Copies a text, also where the clipboard is not allowed (plain http, some frames): then from the selected field. */

/** Whether it worked; where not, `field` stays selected for the reader to copy by hand. */
export async function copy(text: string, field: HTMLInputElement | HTMLTextAreaElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.focus();
    field?.select();
    // Deprecated, and the only way left.
    return field !== null && document.execCommand('copy');
  }
}
