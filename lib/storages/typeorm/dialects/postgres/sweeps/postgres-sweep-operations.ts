import type { SweepReason } from '../../../../../storage/sweeps/sweep-store.js';
import { optionalDateOf } from '../../../../parts/instants.js';
import { jobRecordOf } from '../../../../sql/jobs/job-rows.js';
import type { SweepOperations } from '../../../../sql/sweeps/sweep-operations.js';
import type { Executor } from '../connection/postgres-database.js';
import type { StatementBuilder } from '../statement.js';
import { nextDueAt, sweepAbandonedJobs, sweepDueJobs, sweepOverdueJobs } from './sweep-jobs.sql.js';

const STATEMENTS: Readonly<Record<SweepReason, StatementBuilder>> = {
  due: sweepDueJobs,
  abandoned: sweepAbandonedJobs,
  overdue: sweepOverdueJobs,
};

export const postgresSweeps: SweepOperations<Executor> = {
  async take(executor, reason, limit) {
    return (await executor.run(STATEMENTS[reason], [limit])).map(jobRecordOf);
  },

  async nextDueAt(executor) {
    const [row] = await executor.run(nextDueAt);
    return optionalDateOf(row?.due_ms);
  },
};
