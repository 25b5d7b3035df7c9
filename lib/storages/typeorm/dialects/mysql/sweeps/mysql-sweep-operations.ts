import { dateOf } from '../../../../parts/instants.js';
import { jobRecordOf } from '../../../../sql/jobs/job-rows.js';
import type { Row } from '../../../../sql/row.js';
import type { SweepOperations } from '../../../../sql/sweeps/sweep-operations.js';
import type { Executor } from '../connection/executor.js';
import { PLACES } from '../places.js';
import type { StatementBuilder } from '../statement.js';
import { findGonePlaces, nextDueAt, sweepAbandonedJobs, sweepDueJobs } from './sweep-jobs.sql.js';

export const mysqlSweeps: SweepOperations<Executor> = {
  async take(executor, reason, limit) {
    if (reason === 'overdue') {
      return takeFrom(executor, sweepDueJobs, [PLACES.waiting], limit);
    }
    if (reason === 'due') {
      const places = [PLACES.scheduled, PLACES.retry];
      return takeFrom(executor, sweepDueJobs, places, limit);
    }
    const places = await executor.run(findGonePlaces, [limit]);
    return takeFrom(
      executor,
      sweepAbandonedJobs,
      places.map(({ place }) => place as string),
      limit,
    );
  },

  async nextDueAt(executor) {
    const [row] = await executor.run(nextDueAt);
    return row && firstDueOf(row);
  },
};

async function takeFrom(
  executor: Executor,
  statement: StatementBuilder,
  places: readonly string[],
  limit: number,
) {
  const rows: Row[] = [];
  for (const place of places) {
    if (rows.length >= limit) break;
    rows.push(...(await executor.run(statement, [place, limit - rows.length])));
  }
  return rows.map(jobRecordOf);
}

/** The earliest of `firstDueColumns`. */
export function firstDueOf({
  scheduled_us: scheduled,
  retry_us: retry,
  overdue_us: overdue,
}: Row): Date | undefined {
  const times = [scheduled, retry, overdue].filter((us) => us !== null && us !== undefined);
  return times.length === 0 ? undefined : dateOf(Math.min(...times.map(Number)) / 1000);
}
