/** Which StepDial this page is, as the build wrote it in (vite.config.ts). */
import type { SourceVersion } from '../package/provenance.ts';

declare const SOURCE_VERSION: SourceVersion;

export const VERSION: SourceVersion = SOURCE_VERSION;
