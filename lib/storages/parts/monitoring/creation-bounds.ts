import type { JobSearch } from '../../../storage/monitoring/monitoring-store.js';

/** Ids are made shortly before what they name is stored, by a clock that may be corrected since. */
const SLACK_MS = 60_000;
const MAX_MS = 2 ** 48 - 1;

/** The first id that could be made at that time. */
function firstIdAt(ms: number): string {
  const time = Math.min(Math.max(0, ms), MAX_MS).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}

/** The id behind which a step of a walk by creation begins, and the id where the walk ends. */
interface CreationBounds {
  readonly behind: string | undefined;
  readonly lastId: string | undefined;
}

/**
 * The jobs of the asked time need not be looked for among younger and older ones, because ids begin with
 * the time.
 *
 * @param id the place that the walk has come to; undefined at its beginning
 */
export function creationBounds(
  { before, after }: JobSearch,
  isDescending: boolean,
  id: string | undefined,
): CreationBounds {
  const youngest = before && firstIdAt(before.getTime() + SLACK_MS);
  const oldest = after && firstIdAt(after.getTime() - SLACK_MS);
  const [first, last] = isDescending ? [youngest, oldest] : [oldest, youngest];
  const isFurther = (begun: string, start: string) =>
    isDescending ? begun < start : begun > start;

  const hasBegun = id !== undefined && (!first || isFurther(id.toLowerCase(), first));
  return { behind: hasBegun ? id : first, lastId: last };
}
