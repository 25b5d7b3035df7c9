import type { JobSearch } from '../../../../../storage/monitoring-store.js';

/** Ids are made shortly before what they name is stored, by a clock that may be corrected since. */
const SLACK_MS = 60_000;
const MAX_MS = 2 ** 48 - 1;

/** The first id that could be made at that time. */
function firstIdAt(ms: number): string {
  const time = Math.min(Math.max(0, ms), MAX_MS).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}

/**
 * Behind which id a walk by creation begins, and with which it ends: the jobs of the asked time need
 * not be looked for among younger and older ones, because ids begin with the time.
 */
export function creationBounds(
  { before, after }: JobSearch,
  [id = '']: readonly string[],
): readonly [first: string, last: string] {
  const first = before ? firstIdAt(before.getTime() + SLACK_MS) : id;
  const last = firstIdAt(after ? after.getTime() - SLACK_MS : 0);
  return [id.toLowerCase() < first ? id : first, last];
}
