/** How figures are written on the page: three significant digits, thin space before the unit. */

/** 0.84 → "0.84 ms", 123.4 → "123 ms", 1234 → "1.23 s". */
export const formatMs = (ms: number): string =>
  ms < 1000
    ? `${digits(ms)}\u202fms`
    : ms < 100_000
      ? `${digits(ms / 1000)}\u202fs`
      : `${digits(ms / 60_000)}\u202fmin`;

/** Bytes in decimal units: 2480000 → "2.48 MB". */
export const formatBytes = (bytes: number): string =>
  bytes < 1e6 ? `${digits(bytes / 1e3)}\u202fkB` : `${digits(bytes / 1e6)}\u202fMB`;

/** A size to choose by, in megabytes and round: 16040000 → "16 MB", 2261977 → "2.3 MB". */
export const formatSize = (bytes: number): string => `${Number((bytes / 1e6).toPrecision(2))}\u202fMB`;

/** 0.4567 → "0.457". */
export const formatProxy = (value: number): string => digits(value);

/** 10000 → "10,000". */
export const formatCount = (count: number): string => count.toLocaleString('en');

/** A factor: 61.7 → "62", 1.234 → "1.2". */
export const formatFactor = (factor: number): string => (factor >= 9.95 ? factor.toFixed(0) : factor.toFixed(1));

function digits(value: number): string {
  if (value === 0) return '0';
  const decimals = Math.min(Math.max(2 - Math.floor(Math.log10(Math.abs(value))), 0), 4);
  return value.toFixed(decimals);
}
