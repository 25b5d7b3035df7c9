import type { LockRequest, LockStore } from '../../../../../storage/lock-store.js';
import { dateOf } from '../instants.js';
import { leaseColumns } from '../queues/lease-columns.js';
import type { LockReleaser } from './lock-releaser.js';
import type { Executor, PostgresDatabase, Row } from '../connection/postgres-database.js';
import type { PostgresEvents } from '../events/postgres-events.js';
import { holdLocks, holdRuns, takeLocks, waitForLocks } from './locks.sql.js';

/** What was done for some requests, inside a transaction. */
interface Answer {
  readonly granted: readonly string[];
  readonly dueAt: readonly Date[];
  /** Queues that got a job. */
  readonly queues: readonly string[];
}

const NOTHING: Answer = { granted: [], dueAt: [], queues: [] };

export class PostgresLockStore implements LockStore {
  constructor(
    private readonly database: PostgresDatabase,
    private readonly locks: LockReleaser,
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
    for (const at of late.dueAt) this.events.announceDue(at);
    this.events.announceReady(late.queues);
    return [...granted, ...late.granted];
  }

  private async waitOrTake(executor: Executor, requests: readonly LockRequest[]): Promise<Answer> {
    const rows = await executor.run(holdRuns, leaseColumns(requests));
    const turns = new Map(rows.map(({ id, woken_for: turn }) => [id as string, turn]));
    // A run whose lease is lost has nothing to wait for.
    const standing = requests.filter(({ id }) => turns.has(id));
    const answer = await this.askAgain(executor, standing, turns);

    const unused = standing
      .filter(({ id, resource }) => turns.get(id) !== null && turns.get(id) !== resource)
      .map(({ id }) => turns.get(id));
    const passedOn = await this.locks.passOn(executor, unused);
    return { ...answer, queues: [...answer.queues, ...passedOn] };
  }

  /** @param turns what each of the jobs was woken for */
  private async askAgain(
    executor: Executor,
    requests: readonly LockRequest[],
    turns: ReadonlyMap<string, unknown>,
  ): Promise<Answer> {
    if (requests.length === 0) return NOTHING;

    // While the row of a resource is locked, nobody frees it before the job stands in line.
    const rows = await executor.run(holdLocks, [requests.map(({ resource }) => resource)]);
    const locks = new Map(rows.map((row) => [row.resource as string, row]));
    const own = requests.filter((request) => isHolder(request, locks.get(request.resource)));
    const free = requests.filter(({ id, resource }) => {
      const lock = locks.get(resource);
      return !lock || (isKept(lock) && turns.get(id) === resource);
    });
    const granted = free.length === 0 ? [] : await this.take(executor, free);

    const waiting = requests.filter((one) => !own.includes(one) && !free.includes(one));
    const dueAt = await this.wait(executor, waiting);
    const taken = new Set(free.map(({ resource }) => resource));
    const kept = waiting
      .map(({ resource }) => resource)
      .filter((resource) => !taken.has(resource) && isKept(locks.get(resource)));
    // Whoever was woken stands behind this one, or is not there any more.
    const queues = await this.locks.wakeNext(executor, [...new Set(kept)]);

    const refused = free.filter(({ id }) => !granted.includes(id));
    const rest = await this.askAgain(executor, refused, turns);
    return {
      granted: [...own.map(({ id }) => id), ...granted, ...rest.granted],
      dueAt: [...dueAt, ...rest.dueAt],
      queues: [...queues, ...rest.queues],
    };
  }

  private async take(executor: Executor, requests: readonly LockRequest[]): Promise<string[]> {
    const rows = await executor.run(takeLocks, [
      requests.map(({ resource }) => resource),
      requests.map(({ id }) => id),
      requests.map(({ lease }) => lease.attempt),
      requests.map(({ lease }) => lease.serverId),
    ]);
    return rows.map(({ job_id: id }) => id as string);
  }

  private async wait(executor: Executor, requests: readonly LockRequest[]): Promise<Date[]> {
    if (requests.length === 0) return [];

    const sorted = requests.toSorted(byId);
    const rows = await executor.run(waitForLocks, [
      ...leaseColumns(sorted),
      sorted.map(({ resource }) => resource),
      sorted.map(({ timeoutMs }) => timeoutMs),
    ]);
    return rows.map(({ wait_until_ms: untilMs }) => dateOf(untilMs));
  }
}

function isHolder({ id, lease }: LockRequest, holder: Row | undefined): boolean {
  if (holder?.stands !== true || holder.job_id !== id) return false;
  return holder.attempt === lease.attempt && holder.server_id === lease.serverId;
}

/** For whoever was woken. */
const isKept = (lock: Row | undefined) => lock?.server_id === null;

const byId = (a: LockRequest, b: LockRequest) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
