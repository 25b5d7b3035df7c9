import type { ClaimedJob } from '../../../storage/records.js';

/** A lease of this server, as far as it is needed to tell it from others. */
export interface HeldLease {
  readonly id: string;
  readonly attempt: number | undefined;
}

/**
 * Leaves out what is held here under the very same lease. The commit of a claim is not waited for, so a crash
 * of the database may undo one whose job has started; claimed again by this server, its lease is the same, and
 * the run that goes on is the one under it.
 */
export function withoutHeld(
  claimed: readonly ClaimedJob[],
  held: Iterable<HeldLease>,
): readonly ClaimedJob[] {
  if (claimed.length === 0) return claimed;

  const byId = new Map(claimed.map((job) => [job.id, job]));
  for (const { id, attempt } of held) {
    if (byId.get(id)?.lease.attempt === attempt) byId.delete(id);
  }
  return byId.size === claimed.length ? claimed : [...byId.values()];
}
