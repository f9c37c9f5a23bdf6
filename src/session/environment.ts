/** What the run controller needs to know of the page it works for. The page and the embed give different answers. */
import type { PackageParts } from './package-loader.ts';
import type { Locks } from './run-lock.ts';

export interface Environment extends PackageParts {
  /** Whether the reader can see the page. Idle runs need that, and a hidden page holds up no other. */
  visible: () => boolean;
  /** Whether anything may run at all; if not, a wanted run is deferred until it may. */
  mayRun: () => boolean;
  /** Whether the page shows measurements. If not, idle runs only make the pictures of the other stops, without reporting it. */
  measures: () => boolean;
  /** Whether the page shows the trajectory of a picture. */
  showsTrajectory: () => boolean;
  /** The browser's locks, shared by all tabs and frames of this site; undefined if it has none. */
  locks: Locks | undefined;
}
