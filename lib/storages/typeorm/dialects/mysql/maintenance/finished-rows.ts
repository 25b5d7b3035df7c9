import type { FinishedPlaces } from '../../../../sql/jobs/finished-places.js';
import type { FinishedRetention } from '../../../../sql/maintenance/finished-retention.js';
import { instantText, jsonColumn, jsonRows } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import type { MysqlDatabase } from '../connection/mysql-database.js';
import { jobOutcomeOf } from '../recurring/job-outcome.js';
import { findOutcomes } from '../recurring/recurring-occurrences.sql.js';
import {
  findOccurrencesOf,
  holdExpiredJobs,
  keepOutcomes,
  removeFinishedJobs,
} from './expiration.sql.js';

const JOBS_A_STEP = 1_000;

/**
 * Finished jobs stand in one table and go in steps. To make a partition would commit the transaction of whoever does it, so
 * there are none.
 */
export class FinishedRows implements FinishedPlaces<Executor>, FinishedRetention {
  constructor(private readonly database: MysqlDatabase) {}

  async prepare(): Promise<void> {}

  async prepareWithin(): Promise<void> {}

  async prepareForCaller(): Promise<void> {}

  async prepareAhead(): Promise<void> {}

  async removeExpired(now: Date): Promise<readonly unknown[]> {
    let removed: number;
    do {
      removed = await this.database.transaction('remove expired jobs', (executor) =>
        removeStep(executor, now),
      );
    } while (removed === JOBS_A_STEP);
    return [];
  }
}

async function removeStep(executor: Executor, now: Date): Promise<number> {
  const ids = (await executor.run(holdExpiredJobs, [now, JOBS_A_STEP])).map(({ id }) => id);
  if (ids.length === 0) return 0;

  await keepOutcomesOf(executor, ids);
  await executor.change(removeFinishedJobs, [jsonColumn(ids)]);
  return ids.length;
}

/** Those that recurring jobs have created leave behind how they ended and when they ran. */
async function keepOutcomesOf(executor: Executor, ids: readonly unknown[]): Promise<void> {
  const occurrences = await executor.run(findOccurrencesOf, [jsonColumn(ids)]);
  if (occurrences.length === 0) return;

  const listed = jsonColumn(occurrences.map(({ job_id: id }) => id));
  const rows = await executor.run(findOutcomes, [listed, listed]);
  const outcomes = new Map(rows.map(jobOutcomeOf).map((outcome) => [outcome.id, outcome]));
  const kept = occurrences.map((row) => {
    const outcome = outcomes.get(row.job_id as string);
    const startedAt = outcome?.startedAt ? instantText(outcome.startedAt) : null;
    const run = [startedAt, outcome?.durationMs ?? null];
    return [row.recurring_id, row.nominal_at, outcome?.state ?? null, ...run];
  });
  await executor.change(keepOutcomes, [jsonRows(kept)]);
}
