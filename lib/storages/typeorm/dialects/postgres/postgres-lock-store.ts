import type { LockRequest, LockStore } from '../../../../storage/lock-store.js';
import { dateOf } from './job-rows.js';
import { leaseColumns } from './lease-columns.js';
import type { Executor, PostgresDatabase, Row } from './postgres-database.js';
import type { PostgresEvents } from './postgres-events.js';
import { findLostLeases } from './statements/claim-jobs.js';
import { holdTakenLocks, takeLocks, waitForLocks } from './statements/locks.js';

export class PostgresLockStore implements LockStore {
  constructor(
    private readonly database: PostgresDatabase,
    private readonly events: PostgresEvents,
  ) {}

  async acquire(requests: readonly LockRequest[]): Promise<string[]> {
    if (requests.length === 0) return [];

    const granted = await this.take(this.database, requests);
    const refused = requests.filter(({ id }) => !granted.includes(id));
    if (refused.length === 0) return granted;

    const late = await this.database.transaction('wait for locks', (executor) =>
      this.waitOrTake(executor, refused),
    );
    return [...granted, ...late];
  }

  /** Once a taken resource is held, it stays taken until the job stands in the waiting line. */
  private async waitOrTake(
    executor: Executor,
    requests: readonly LockRequest[],
  ): Promise<string[]> {
    const resources = [...new Set(requests.map(({ resource }) => resource))].sort();
    const rows = await executor.run(holdTakenLocks, [resources]);
    const holders = new Map(rows.map((row) => [row.resource, row]));
    const own = requests.filter((request) => isHolder(request, holders.get(request.resource)));
    const taken = requests.filter(({ resource }) => holders.has(resource));
    await this.wait(
      executor,
      taken.filter((request) => !own.includes(request)),
    );

    const freed = requests.filter(({ resource }) => !holders.has(resource));
    const granted = freed.length === 0 ? [] : await this.take(executor, freed);
    return [
      ...own.map(({ id }) => id),
      ...granted,
      ...(await this.again(executor, freed, granted)),
    ];
  }

  /** Somebody else was faster; or the lease is lost, and then there is nothing to wait for. */
  private async again(
    executor: Executor,
    freed: readonly LockRequest[],
    granted: readonly string[],
  ): Promise<string[]> {
    const refused = freed.filter(({ id }) => !granted.includes(id));
    if (refused.length === 0) return [];

    const lost = await executor.run(findLostLeases, leaseColumns(refused));
    const lostIds = new Set(lost.map(({ id }) => id));
    const standing = refused.filter(({ id }) => !lostIds.has(id));
    return standing.length === 0 ? [] : this.waitOrTake(executor, standing);
  }

  private async take(executor: Executor, requests: readonly LockRequest[]): Promise<string[]> {
    // Everybody takes them in the same order, so that no two servers wait for each other.
    const sorted = requests.toSorted((a, b) => compare(a.resource, b.resource));
    const rows = await executor.run(takeLocks, [
      sorted.map(({ resource }) => resource),
      sorted.map(({ id }) => id),
      sorted.map(({ lease }) => lease.attempt),
      sorted.map(({ lease }) => lease.serverId),
    ]);
    return rows.map(({ job_id: id }) => id as string);
  }

  private async wait(executor: Executor, requests: readonly LockRequest[]): Promise<void> {
    if (requests.length === 0) return;

    const sorted = requests.toSorted((a, b) => compare(a.id, b.id));
    const rows = await executor.run(waitForLocks, [
      ...leaseColumns(sorted),
      sorted.map(({ resource }) => resource),
      sorted.map(({ timeoutMs }) => timeoutMs),
    ]);
    for (const { wait_until_ms: untilMs } of rows) this.events.announceDue(dateOf(untilMs));
  }
}

function isHolder({ id, lease }: LockRequest, holder: Row | undefined): boolean {
  if (holder?.stands !== true || holder.job_id !== id) return false;
  return holder.attempt === lease.attempt && holder.server_id === lease.serverId;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
