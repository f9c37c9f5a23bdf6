/** Where a key leads in a grid of pictures. */

/** The index that `key` leads to from `index` of `count` in rows of `columns`; null for a key that does not move. Ends hold. */
export function gridMove(key: string, index: number, count: number, columns: number): number | null {
  const within = (next: number) => (next >= 0 && next < count ? next : index);
  switch (key) {
    case 'ArrowLeft':
      return within(index - 1);
    case 'ArrowRight':
      return within(index + 1);
    case 'ArrowUp':
      return within(index - columns);
    case 'ArrowDown':
      return within(index + columns);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
