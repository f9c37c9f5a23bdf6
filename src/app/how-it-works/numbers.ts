/** How the figure writes numbers. */

/** 0.504 → "0.50", −1.2 → "−1.20", −0.001 → "0.00". */
export function plain(value: number, decimals = 2): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}
