import type { LeasedJob } from '../../../storage/queue-store.js';
import type { JobRecord } from '../../../storage/records.js';
import type { SweepDecision, SweepReason, SweepStore } from '../../../storage/sweep-store.js';
import type { Transition } from '../../../storage/transition.js';
import type { SqlEvents } from '../events/sql-events.js';
import type { Applied, TransitionApplier } from '../jobs/transition-applier.js';
import type { LockFreer } from '../locks/lock-freer.js';
import type { SqlDatabase } from '../sql-database.js';
import type { SweepOperations } from './sweep-operations.js';

export class SqlSweepStore<E> implements SweepStore {
  constructor(
    private readonly database: SqlDatabase<E>,
    private readonly operations: SweepOperations<E>,
    private readonly applier: TransitionApplier<E>,
    private readonly locks: LockFreer<E>,
    private readonly events: SqlEvents<E>,
  ) {}

  async sweep(reason: SweepReason, limit: number, decide: SweepDecision): Promise<number> {
    let announce = () => {};

    const found = await this.database.transaction(`sweep ${reason} jobs`, async (executor) => {
      const jobs = await this.operations.take(executor, reason, limit);
      if (jobs.length === 0) return 0;

      const transitions = await decide(jobs);
      await this.applier.prepareWithin(executor, transitions);
      const applied = await this.applier.applyOn(executor, transitions);
      const woken = await this.locks.freeOfRuns(
        executor,
        abandonedRuns(jobs, movedBy(transitions, applied)),
      );

      announce = () => {
        this.applier.announce(transitions, applied);
        this.events.announceReady(woken);
      };
      return jobs.length;
    });

    announce();
    return found;
  }

  nextDueAt(): Promise<Date | undefined> {
    return this.operations.nextDueAt(this.database.executor);
  }
}

const movedBy = (transitions: readonly Transition[], { refused }: Applied) =>
  new Set(transitions.map(({ jobId }) => jobId).filter((id) => !refused.has(id)));

/** A server that was given up may have taken locks since; nobody else would ever free them. */
const abandonedRuns = (jobs: readonly JobRecord[], moved: ReadonlySet<string>): LeasedJob[] =>
  jobs.flatMap(({ id, attempt, serverId }) =>
    serverId !== undefined && moved.has(id) ? [{ id, lease: { serverId, attempt } }] : [],
  );
