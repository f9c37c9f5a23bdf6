/** How figures are written on the page: three significant digits, thin space before the unit, as the language does. */
import type { Messages } from './en.ts';

/** The words, or as much of them as numbers need. */
type Locale = Pick<Messages, 'locale' | 'decimal'>;

/** 0.84 → "0.84 ms", 123.4 → "123 ms", 1234 → "1.23 s". */
export const formatMs = (ms: number, messages: Locale): string =>
  ms < 1000
    ? `${digits(ms, messages)}\u202fms`
    : ms < 100_000
      ? `${digits(ms / 1000, messages)}\u202fs`
      : `${digits(ms / 60_000, messages)}\u202fmin`;

/** Bytes in decimal units: 2480000 → "2.48 MB". */
export const formatBytes = (bytes: number, messages: Locale): string =>
  bytes < 1e6 ? `${digits(bytes / 1e3, messages)}\u202fkB` : `${digits(bytes / 1e6, messages)}\u202fMB`;

/** A size to choose by, in megabytes and round: 16040000 → "16 MB", 2261977 → "2.3 MB". */
export const formatSize = (bytes: number, messages: Locale): string =>
  `${formatPlain(Number((bytes / 1e6).toPrecision(2)), messages)}\u202fMB`;

/** 0.4567 → "0.457". */
export const formatProxy = (value: number, messages: Locale): string => digits(value, messages);

/** 10000 → "10,000". */
export const formatCount = (count: number, { locale }: Locale): string =>
  // The browser's own formatter takes 25 ms to begin with, which small counts need not wait for.
  count < 1000 ? String(count) : count.toLocaleString(locale);

/** A factor: 61.7 → "62", 1.234 → "1.2". */
export const formatFactor = (factor: number, messages: Locale): string =>
  fixed(factor, factor >= 9.95 ? 0 : 1, messages);

/** A share of a whole: 0.9284 → "92.8 %". */
export const formatShare = (share: number, messages: Locale): string => `${fixed(100 * share, 1, messages)}\u202f%`;

/** Two decimals, less where they are zeros: 0.75, 1.5, 4. */
export const formatPlain = (value: number, { decimal }: Locale): string =>
  String(Number(value.toFixed(2))).replace('.', decimal);

/** With a fixed number of decimals and a true minus: −1.2 → "−1.20"; what rounds to 0 has no sign. */
export function formatSigned(value: number, messages: Locale, decimals = 2): string {
  const text = fixed(Math.abs(value), decimals, messages);
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

function digits(value: number, messages: Locale): string {
  if (value === 0) return '0';
  return fixed(value, Math.min(Math.max(2 - Math.floor(Math.log10(Math.abs(value))), 0), 4), messages);
}

const fixed = (value: number, decimals: number, { decimal }: Locale): string =>
  value.toFixed(decimals).replace('.', decimal);
