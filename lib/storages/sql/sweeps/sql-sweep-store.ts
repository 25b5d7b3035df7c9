import type { JobRecord } from '../../../storage/jobs/records.js';
import type { Transition } from '../../../storage/jobs/transition.js';
import type { LeasedJob } from '../../../storage/queues/queue-store.js';
import type {
  SweepDecision,
  SweepReason,
  SweepStore,
} from '../../../storage/sweeps/sweep-store.js';
import { decidingTransaction } from '../deciding-transaction.js';
import type { SqlEvents } from '../events/sql-events.js';
import type { Applied, TransitionApplier } from '../jobs/transition-applier.js';
import type { LockFreer } from '../locks/lock-freer.js';
import type { SqlDatabase } from '../sql-database.js';
import type { SweepOperations } from './sweep-operations.js';

/** What a sweep did inside its transaction. */
interface Swept {
  readonly found: number;
  readonly announce: () => void;
}

const NOTHING: Swept = { found: 0, announce: () => {} };

export class SqlSweepStore<E> implements SweepStore {
  constructor(
    private readonly database: SqlDatabase<E>,
    private readonly operations: SweepOperations<E>,
    private readonly applier: TransitionApplier<E>,
    private readonly locks: LockFreer<E>,
    private readonly events: SqlEvents<E>,
  ) {}

  async sweep(reason: SweepReason, limit: number, decide: SweepDecision): Promise<number> {
    const { found, announce } = await decidingTransaction(
      this.database,
      `sweep ${reason} jobs`,
      decide,
      async (executor, ask) => {
        const jobs = await this.operations.take(executor, reason, limit);
        return jobs.length === 0 ? NOTHING : this.sweepJobs(executor, jobs, ask);
      },
    );
    announce();
    return found;
  }

  nextDueAt(): Promise<Date | undefined> {
    return this.operations.nextDueAt(this.database.executor);
  }

  private async sweepJobs(
    executor: E,
    jobs: readonly JobRecord[],
    decide: SweepDecision,
  ): Promise<Swept> {
    const transitions = await decide(jobs);
    await this.applier.prepareWithin(executor, transitions);
    const applied = await this.applier.applyOn(executor, transitions);
    const runs = abandonedRuns(jobs, movedBy(transitions, applied));
    const woken = await this.locks.freeOfRuns(executor, runs);

    return {
      found: jobs.length,
      announce: () => {
        this.applier.announce(transitions, applied);
        this.events.announceReady(woken);
      },
    };
  }
}

const movedBy = (transitions: readonly Transition[], { refused }: Applied) =>
  new Set(transitions.map(({ jobId }) => jobId).filter((id) => !refused.has(id)));

/** A server that was given up may have taken locks since; nobody else would ever free them. */
const abandonedRuns = (jobs: readonly JobRecord[], moved: ReadonlySet<string>): LeasedJob[] =>
  jobs.flatMap(({ id, attempt, serverId }) =>
    serverId !== undefined && moved.has(id) ? [{ id, lease: { serverId, attempt } }] : [],
  );
