import type { LeasedJob } from '../../../../../storage/queues/queue-store.js';
import { jsonRows } from '../columns.js';

/** Leases, sorted by their jobs. */
export function leaseRows(jobs: readonly LeasedJob[]): string {
  const sorted = [...jobs].sort((a, b) => (a.id < b.id ? -1 : 1));
  return jsonRows(sorted.map(leaseCells));
}

export const leaseCells = ({ id, lease }: LeasedJob): readonly unknown[] => [
  id,
  lease.attempt,
  lease.serverId,
];
