import type { LockRequest, LockStore } from '../../../storage/locks/lock-store.js';
import type { SqlEvents } from '../events/sql-events.js';
import type { SqlDatabase } from '../sql-database.js';
import type { LockFreer } from './lock-freer.js';
import type { HeldLock, LockOperations } from './lock-operations.js';

/** What was done for some requests, inside a transaction. */
interface Answer {
  readonly granted: readonly string[];
  readonly dueAt: readonly Date[];
  /** Queues that got a job. */
  readonly queues: readonly string[];
}

const NOTHING: Answer = { granted: [], dueAt: [], queues: [] };

export class SqlLockStore<E> implements LockStore {
  constructor(
    private readonly database: SqlDatabase<E>,
    private readonly operations: LockOperations<E>,
    private readonly locks: LockFreer<E>,
    private readonly events: SqlEvents<E>,
  ) {}

  async acquire(requests: readonly LockRequest[]): Promise<string[]> {
    if (requests.length === 0) return [];

    const granted = await this.operations.take(this.database.executor, requests);
    const refused = requests.filter(({ id }) => !granted.includes(id));
    if (refused.length === 0) return granted;

    const late = await this.database.transaction('wait for locks', (executor) =>
      this.waitOrTake(executor, refused),
    );
    for (const at of late.dueAt) this.events.announceDue(at);
    this.events.announceReady(late.queues);
    return [...granted, ...late.granted];
  }

  private async waitOrTake(executor: E, requests: readonly LockRequest[]): Promise<Answer> {
    const runs = await this.operations.holdRuns(executor, requests);
    const turns = new Map(runs.map(({ id, wokenFor }) => [id, wokenFor]));
    // A run whose lease is lost has nothing to wait for.
    const standing = requests.filter(({ id }) => turns.has(id));
    const answer = await this.askAgain(executor, standing, turns);

    const unused = standing.flatMap(({ id, resource }) => {
      const turn = turns.get(id) ?? resource;
      return turn === resource ? [] : [turn];
    });
    const passedOn = await this.locks.passOn(executor, unused);
    return { ...answer, queues: [...answer.queues, ...passedOn] };
  }

  /** @param turns what each of the jobs was woken for */
  private async askAgain(
    executor: E,
    requests: readonly LockRequest[],
    turns: ReadonlyMap<string, string | null>,
  ): Promise<Answer> {
    if (requests.length === 0) return NOTHING;

    // While the row of a resource is locked, nobody frees it before the job stands in line.
    const resources = requests.map(({ resource }) => resource);
    const held = await this.operations.holdLocks(executor, resources);
    const locks = new Map(held.map((lock) => [lock.resource, lock]));
    const own = requests.filter((request) => isHolder(request, locks.get(request.resource)));
    const free = requests.filter(({ id, resource }) => {
      const lock = locks.get(resource);
      return !lock || (isKept(lock) && turns.get(id) === resource);
    });
    const granted = free.length === 0 ? [] : await this.operations.take(executor, free);

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

  private async wait(executor: E, requests: readonly LockRequest[]): Promise<Date[]> {
    if (requests.length === 0) return [];

    return this.operations.wait(executor, requests.toSorted(byId));
  }
}

function isHolder({ id, lease }: LockRequest, holder: HeldLock | undefined): boolean {
  if (!holder?.stands || holder.jobId !== id) return false;
  return holder.attempt === lease.attempt && holder.serverId === lease.serverId;
}

/** For whoever was woken. */
const isKept = (lock: HeldLock | undefined) => lock?.serverId === null;

const byId = (a: LockRequest, b: LockRequest) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
