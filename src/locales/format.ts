/** How figures are written: three significant digits, a thin space before the unit, and the decimal mark of the language. */
import type { Messages } from './en.ts';

/** The part of the messages that numbers need. */
type Locale = Pick<Messages, 'locale' | 'decimal' | 'percent'>;

/** 0.84 → "0.84 ms", 123.4 → "123 ms", 1234 → "1.23 s". What would round to the next unit is in that: 999.7 → "1.00 s". */
export const formatMs = (ms: number, messages: Locale): string =>
  ms < 999.5
    ? `${digits(ms, messages)}\u202fms`
    : ms < 100_000
      ? `${digits(Math.max(ms / 1000, 1), messages)}\u202fs`
      : `${digits(ms / 60_000, messages)}\u202fmin`;

/** Bytes in decimal units: 2480000 → "2.48 MB". */
export const formatBytes = (bytes: number, messages: Locale): string =>
  bytes < 1e6 ? `${digits(bytes / 1e3, messages)}\u202fkB` : `${digits(bytes / 1e6, messages)}\u202fMB`;

/** A size for choosing between downloads, in round megabytes: 16040000 → "16 MB", 2261977 → "2.3 MB". */
export const formatSize = (bytes: number, messages: Locale): string =>
  `${formatPlain(Number((bytes / 1e6).toPrecision(2)), messages)}\u202fMB`;

/** 0.4567 → "0.457". */
export const formatProxy = (value: number, messages: Locale): string => digits(value, messages);

/** 10000 → "10,000". */
export const formatCount = (count: number, { locale }: Locale): string =>
  // The first call of the browser's own formatter takes 25 ms; small counts do not need it.
  count < 1000 ? String(count) : count.toLocaleString(locale);

/** A factor: 61.7 → "62", 1.234 → "1.2". */
export const formatFactor = (factor: number, messages: Locale): string =>
  fixed(factor, factor >= 9.95 ? 0 : 1, messages);

/** A share of a whole: 0.9284 → "92.8%". */
export const formatShare = (share: number, messages: Locale): string =>
  fixed(100 * share, 1, messages) + messages.percent;

/** At most two decimals, without trailing zeros: 0.75, 1.5, 4. */
export const formatPlain = (value: number, { decimal }: Locale): string =>
  String(Number(value.toFixed(2))).replace('.', decimal);

/** A fixed number of decimals and a true minus sign: −1.2 → "−1.20". What rounds to 0 has no sign. */
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
