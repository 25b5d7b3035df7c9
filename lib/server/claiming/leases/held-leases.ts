import type { ClaimedJob } from '../../../storage/jobs/records.js';

/**
 * Visits the leases that this server holds, with as much of each as tells it from the others. There may be thousands, so
 * no object is made for one.
 */
export type EachHeldLease = (visit: (jobId: string, attempt: number | undefined) => void) => void;

/**
 * Leaves out jobs that this server holds under the very same lease. A claim does not wait until it is flushed,
 * so a crash of the database may undo the claim of a job that has started. When this server claims the job
 * again, the lease is the same, and the run that goes on is the run under this lease.
 */
export function withoutHeld(
  claimed: readonly ClaimedJob[],
  eachHeld: EachHeldLease,
): readonly ClaimedJob[] {
  if (claimed.length === 0) return claimed;

  const byId = new Map(claimed.map((job) => [job.id, job]));
  eachHeld((id, attempt) => {
    if (byId.get(id)?.lease.attempt === attempt) byId.delete(id);
  });
  return byId.size === claimed.length ? claimed : [...byId.values()];
}
