import type { ClaimedJob } from '../../../storage/jobs/records.js';

/**
 * Visits the leases that this server holds. The job's id and the attempt tell them apart. There may be thousands, so no
 * object is made for each.
 */
export type EachHeldLease = (visit: (jobId: string, attempt: number | undefined) => void) => void;

/**
 * Leaves out jobs that this server already holds under the very same lease. A claim does not wait until the database
 * has flushed it, so a crash of the database may undo the claim of a job that has started. When this server claims the
 * job again, it gets the same lease, and the run that goes on has this lease.
 */
export function withoutHeld(
  claimed: readonly ClaimedJob[],
  eachHeld: EachHeldLease,
): readonly ClaimedJob[] {
  if (claimed.length === 0) return claimed;

  const byId = new Map<string, ClaimedJob>();
  for (const job of claimed) byId.set(job.id, job);
  eachHeld((id, attempt) => {
    if (byId.get(id)?.lease.attempt === attempt) byId.delete(id);
  });
  return byId.size === claimed.length ? claimed : [...byId.values()];
}
