/** A one-line progress bar for terminals. */

/** Draws to `stream` if it is a terminal; silent in logs and pipes. */
export function progressBar(stream: NodeJS.WriteStream, total: number, now = () => performance.now()) {
  const start = now();
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    /** Show that `done` of `total` images are made, at most ten times a second. */
    update(done: number): void {
      const time = now();
      if (!stream.isTTY || (time - drawn < 100 && done < total)) return;
      drawn = time;
      const share = done / total;
      const filled = Math.round(30 * share);
      const left = share > 0 ? `, ${Math.ceil((((time - start) / share) * (1 - share)) / 1000)} s left` : '';
      stream.write(`\r[${'#'.repeat(filled)}${'-'.repeat(30 - filled)}] ${Math.floor(done)}/${total} images${left}  `);
    },
    /** Clear the line. */
    end(): void {
      if (stream.isTTY) stream.write('\r\x1b[K');
    },
  };
}
