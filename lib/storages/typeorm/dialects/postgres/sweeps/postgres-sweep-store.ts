import type { SweepDecision, SweepReason, SweepStore } from '../../../../../storage/sweep-store.js';
import type { Transition } from '../../../../../storage/transition.js';
import { optionalDateOf } from '../../../../sql/instants.js';
import type { LockReleaser } from '../../../../sql/locks/lock-releaser.js';
import type { Executor, PostgresDatabase, Row } from '../connection/postgres-database.js';
import type { PostgresEvents } from '../events/postgres-events.js';
import { jobRecordOf } from '../jobs/job-rows.js';
import type { Applied, TransitionApplier } from '../jobs/transition-applier.js';
import type { StatementBuilder } from '../statement.js';
import { nextDueAt, sweepAbandonedJobs, sweepDueJobs, sweepOverdueJobs } from './sweep-jobs.sql.js';

const STATEMENTS: Readonly<Record<SweepReason, StatementBuilder>> = {
  due: sweepDueJobs,
  abandoned: sweepAbandonedJobs,
  overdue: sweepOverdueJobs,
};

export class PostgresSweepStore implements SweepStore {
  constructor(
    private readonly database: PostgresDatabase,
    private readonly applier: TransitionApplier,
    private readonly locks: LockReleaser<Executor>,
    private readonly events: PostgresEvents,
  ) {}

  async sweep(reason: SweepReason, limit: number, decide: SweepDecision): Promise<number> {
    let announce = () => {};

    const found = await this.database.transaction(`sweep ${reason} jobs`, async (executor) => {
      const rows = await executor.run(STATEMENTS[reason], [limit]);
      if (rows.length === 0) return 0;

      const transitions = await decide(rows.map(jobRecordOf));
      await this.applier.prepareWithin(executor, transitions);
      const applied = await this.applier.applyOn(executor, transitions);
      const woken = await this.locks.releaseOfRuns(
        executor,
        abandonedRuns(rows, movedBy(transitions, applied)),
      );

      announce = () => {
        this.applier.announce(transitions, applied);
        this.events.announceReady(woken);
      };
      return rows.length;
    });

    announce();
    return found;
  }

  async nextDueAt(): Promise<Date | undefined> {
    const [row] = await this.database.run(nextDueAt);
    return optionalDateOf(row?.due_ms);
  }
}

const movedBy = (transitions: readonly Transition[], { refused }: Applied) =>
  new Set(transitions.map(({ jobId }) => jobId).filter((id) => !refused.has(id)));

/** A server that was given up may have taken locks since; nobody else would ever free them. */
const abandonedRuns = (rows: readonly Row[], moved: ReadonlySet<string>) =>
  rows.flatMap(({ id, attempt, server_id: serverId }) =>
    typeof serverId === 'string' && moved.has(id as string)
      ? [{ id: id as string, lease: { serverId, attempt: attempt as number } }]
      : [],
  );
