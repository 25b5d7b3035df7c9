import { optionalDateOf } from '../../../../parts/instants.js';
import { occurrenceOf } from '../../../../sql/recurring/occurrence-rows.js';
import type { RecurringOperations } from '../../../../sql/recurring/recurring-operations.js';
import { recurringJobOf, recurringParameters } from '../../../../sql/recurring/recurring-rows.js';
import { optionalText } from '../../../../sql/row.js';
import { jsonColumn, jsonRows, optionalInstant } from '../columns.js';
import { isDuplicate } from '../connection/error-codes.js';
import type { Executor } from '../connection/executor.js';
import { insertOccurrences } from './insert-occurrences.js';
import { jobOutcomeOf } from './job-outcome.js';
import {
  findRecurringJob,
  insertRecurringJob,
  listRecurringJobs,
  lockRecurringJob,
  nextRecurringRunAt,
  removeRecurringJob,
  takeDueRecurringJobs,
  updateRecurringJob,
} from './recurring-jobs.sql.js';
import {
  findOccurrences,
  findOutcomes,
  findUnfinishedJob,
  insertTrigger,
  setLastJob,
  updateScheduledJobs,
} from './recurring-occurrences.sql.js';

export const mysqlRecurring: RecurringOperations<Executor> = {
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
    try {
      await executor.change(insertRecurringJob, recurringParameters(values, optionalInstant));
    } catch (error) {
      if (isDuplicate(error)) return undefined;
      throw error;
    }
    return mysqlRecurring.find(executor, values.id);
  },

  async update(executor, values) {
    await executor.change(updateRecurringJob, [
      ...recurringParameters(values, optionalInstant),
      values.id,
    ]);
    return mysqlRecurring.find(executor, values.id);
  },

  async remove(executor, id) {
    return (await executor.change(removeRecurringJob, [id])) > 0;
  },

  async takeDue(executor, limit) {
    const rows = await executor.run(takeDueRecurringJobs, [limit]);
    const due = [];
    for (const row of rows) {
      const [unfinished] = await executor.run(findUnfinishedJob, [row.id]);
      due.push({
        record: recurringJobOf(row),
        unfinishedJobId: optionalText(unfinished?.id),
      });
    }
    return due;
  },

  insertOccurrences,

  updateScheduled(executor, scheduled) {
    const rows = scheduled.map((it) => [
      it.id,
      optionalInstant(it.nextRunAt),
      optionalInstant(it.overdueSince),
      optionalInstant(it.lastRunAt),
      it.lastJobId ?? null,
      it.error ?? null,
      it.failures,
    ]);
    return executor.change(updateScheduledJobs, [jsonRows(rows)]);
  },

  recordTrigger(executor, id, jobId, by) {
    return executor.atomically('record a trigger', async (within) => {
      await within.change(setLastJob, [jobId, id]);
      await within.change(insertTrigger, [jobId, by ?? null, id, id, jobId]);
    });
  },

  async findOccurrences(executor, ids, limit) {
    const rows = [];
    for (const id of ids) rows.push(...(await executor.run(findOccurrences, [id, limit])));
    return rows.map(occurrenceOf);
  },

  async findOutcomes(executor, jobIds) {
    const listed = jsonColumn([...new Set(jobIds)]);
    return (await executor.run(findOutcomes, [listed, listed])).map(jobOutcomeOf);
  },

  async nextRunAt(executor) {
    const [row] = await executor.run(nextRecurringRunAt);
    return optionalDateOf(row?.next_run_ms);
  },
};
