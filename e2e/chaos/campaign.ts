/** What the parts of a campaign share. */
import type { Browser } from '@playwright/test';
import type { StaticSite } from '../static-site.ts';
import type { Random } from './random.ts';

export interface Campaign {
  browser: Browser;
  site: StaticSite;
  random: Random;
  /** How often: of the whole campaign's number, the part that was asked for. */
  times(whole: number): number;
  /** Not begun any more after this time, as Date.now() tells. */
  end: number;
}

export interface Row {
  tried: number;
  /** What went wrong, each with the number of the try. */
  lost: string[];
  /** Figures of before and after. */
  note: string;
}

export type Part = (campaign: Campaign) => Promise<Row>;

/** Try `times(whole)` times and collect what `attempt` says is wrong. Stops early when the campaign's time is over. */
export async function tryMany(
  { times, end }: Campaign,
  whole: number,
  attempt: (index: number) => Promise<string | null>,
): Promise<{ tried: number; lost: string[] }> {
  const lost: string[] = [];
  let tried = 0;
  for (; tried < times(whole) && Date.now() < end; tried++) {
    const wrong = await attempt(tried).catch((error: unknown) => String(error).split('\n', 1)[0] ?? '');
    if (wrong !== null) lost.push(`${tried}: ${wrong}`);
    if (lost.length >= 20) break;
  }
  return { tried, lost };
}
