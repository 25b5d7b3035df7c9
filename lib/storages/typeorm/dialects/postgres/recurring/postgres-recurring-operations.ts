import { dateOf, optionalDateOf } from '../../../../parts/instants.js';
import { jobOutcomeOf, occurrenceOf } from '../../../../sql/recurring/occurrence-rows.js';
import type { RecurringOperations } from '../../../../sql/recurring/recurring-operations.js';
import { recurringJobOf, recurringParameters } from '../../../../sql/recurring/recurring-rows.js';
import { optionalText } from '../../../../sql/row.js';
import { plainColumn, timeColumn } from '../columns.js';
import type { Executor } from '../connection/postgres-database.js';
import {
  findRecurringJob,
  insertRecurringJob,
  listRecurringJobs,
  lockRecurringJob,
  removeRecurringJob,
  updateRecurringJob,
} from './recurring-jobs.sql.js';
import {
  findDueRecurringJobs,
  findOccurrences,
  findOutcomes,
  insertOccurrences,
  nextRecurringRunAt,
  recordTrigger,
  updateScheduledJobs,
} from './recurring-occurrences.sql.js';

export const postgresRecurring: RecurringOperations<Executor> = {
  async find(executor, id) {
    const [row] = await executor.run(findRecurringJob, [id]);
    return row && recurringJobOf(row);
  },

  async list(executor) {
    return (await executor.run(listRecurringJobs)).map(recurringJobOf);
  },

  async lock(executor, id) {
    const [row] = await executor.run(lockRecurringJob, [id]);
    return row && recurringJobOf(row);
  },

  async insert(executor, values) {
    const [row] = await executor.run(insertRecurringJob, recurringParameters(values, timeText));
    return row && recurringJobOf(row);
  },

  async update(executor, values) {
    const [row] = await executor.run(updateRecurringJob, recurringParameters(values, timeText));
    return row && recurringJobOf(row);
  },

  async remove(executor, id) {
    return (await executor.run(removeRecurringJob, [id])).length > 0;
  },

  async takeDue(executor, limit) {
    const rows = await executor.run(findDueRecurringJobs, [limit]);
    return rows.map((row) => ({
      record: recurringJobOf(row),
      unfinishedJobId: optionalText(row.unfinished_job_id),
    }));
  },

  async insertOccurrences(executor, occurrences) {
    const rows = await executor.run(insertOccurrences, [
      occurrences.map(({ recurringId }) => recurringId),
      timeColumn(occurrences.map(({ nominalAt }) => nominalAt)),
      plainColumn(occurrences.map(({ jobId }) => jobId ?? null)),
      plainColumn(occurrences.map(({ kind }) => kind)),
      timeColumn(occurrences.map(({ lastAt }) => lastAt)),
      plainColumn(occurrences.map(({ count }) => count ?? null)),
      plainColumn(occurrences.map(({ reason }) => reason ?? null)),
      plainColumn(occurrences.map(({ runningJobId }) => runningJobId ?? null)),
      occurrences.map(({ error }) => error ?? null),
    ]);
    return rows.map((row) => ({
      recurringId: row.recurring_id as string,
      nominalAt: dateOf(row.nominal_ms),
    }));
  },

  updateScheduled(executor, scheduled) {
    return executor.run(updateScheduledJobs, [
      scheduled.map(({ id }) => id),
      timeColumn(scheduled.map(({ nextRunAt }) => nextRunAt)),
      timeColumn(scheduled.map(({ overdueSince }) => overdueSince)),
      timeColumn(scheduled.map(({ lastRunAt }) => lastRunAt)),
      plainColumn(scheduled.map(({ lastJobId }) => lastJobId ?? null)),
      scheduled.map(({ error }) => error ?? null),
      plainColumn(scheduled.map(({ failures }) => failures)),
    ]);
  },

  recordTrigger(executor, id, jobId, by) {
    return executor.run(recordTrigger, [id, jobId, by ?? null]);
  },

  async findOccurrences(executor, ids, limit) {
    return (await executor.run(findOccurrences, [ids, limit])).map(occurrenceOf);
  },

  async findOutcomes(executor, jobIds) {
    const rows = await executor.run(findOutcomes, [jobIds]);
    return rows.map(jobOutcomeOf);
  },

  async nextRunAt(executor) {
    const [row] = await executor.run(nextRecurringRunAt);
    return optionalDateOf(row?.next_run_ms);
  },
};

const timeText = (at: Date | undefined): string | null => at?.toISOString() ?? null;
