import type { LeasedJob } from '../../../../../storage/queues/queue-store.js';

/** Ids, attempts and servers, as statements take them. */
export function leaseColumns(jobs: readonly LeasedJob[]): readonly unknown[] {
  const sorted = [...jobs].sort((a, b) => (a.id < b.id ? -1 : 1));
  return [
    sorted.map(({ id }) => id),
    sorted.map(({ lease }) => lease.attempt),
    sorted.map(({ lease }) => lease.serverId),
  ];
}
