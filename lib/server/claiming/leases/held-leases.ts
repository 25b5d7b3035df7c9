import type { ClaimedJob } from '../../../storage/records.js';

/** As much of a lease as tells it from the other leases of this server. */
export interface HeldLease {
  readonly id: string;
  readonly attempt: number | undefined;
}

/**
 * Leaves out jobs that this server holds under the very same lease. A claim does not wait until it is flushed,
 * so a crash of the database may undo the claim of a job that has started. When this server claims the job
 * again, the lease is the same, and the run that goes on is the run under this lease.
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
