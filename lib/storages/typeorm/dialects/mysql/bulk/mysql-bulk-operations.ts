import type { BulkOperations } from '../../../../sql/bulk/bulk-operations.js';
import { storedBulkOperationOf } from '../../../../sql/bulk/bulk-rows.js';
import { jsonColumn } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import {
  cancelBulkOperation,
  countNotedJobs,
  createBulkOperation,
  findBulkOperation,
  findIsCanceled,
  forgetNotedJobs,
  holdNoted,
  holdStaleOperation,
  listBulkOperations,
  noteJobs,
  releaseBulkOperation,
  setNoted,
  touchOperation,
  updateBulkProgress,
} from './bulk-operations.sql.js';

export const mysqlBulk: BulkOperations<Executor> = {
  async create(executor, operation) {
    await executor.change(createBulkOperation, [
      operation.id,
      operation.action,
      operation.search,
      operation.searchText,
      operation.startedAt,
      operation.startedBy,
      operation.expected,
      operation.isExpectedExact,
      operation.limit,
      operation.perMinute,
    ]);
  },

  take(executor, staleAfterMs) {
    return executor.atomically('take a bulk operation', async (within) => {
      const [row] = await within.run(holdStaleOperation, [staleAfterMs]);
      if (!row) return undefined;
      await within.change(touchOperation, [row.id]);
      return storedBulkOperationOf(row);
    });
  },

  note(executor, id, jobIds, atMost) {
    return executor.atomically('note jobs of a bulk operation', async (within) => {
      const [row] = await within.run(holdNoted, [id]);
      if (!row || row.noted === null) return;

      const isTooMany = Number(row.noted) + jobIds.length > atMost;
      if (isTooMany) {
        await within.change(forgetNotedJobs, [id]);
        await within.change(setNoted, [null, id]);
        return;
      }
      await within.change(noteJobs, [id, jsonColumn(jobIds)]);
      const [counted] = await within.run(countNotedJobs, [id]);
      await within.change(setNoted, [Number(counted?.amount), id]);
    });
  },

  progress(executor, id, progress, from) {
    const { changed, skipped, failed, cursor, resumeAt, endedAt, error } = progress;
    const values = [changed, skipped, failed, cursor, endedAt, error, resumeAt, id, from];
    return executor.atomically('keep the progress of a bulk operation', async (within) => {
      if ((await within.change(updateBulkProgress, values)) === 0) return false;
      const [row] = await within.run(findIsCanceled, [id]);
      return Number(row?.is_canceled) === 0;
    });
  },

  async handBack(executor, id, from) {
    await executor.change(releaseBulkOperation, [id, from]);
  },

  async cancel(executor, id) {
    return (await executor.change(cancelBulkOperation, [id])) > 0;
  },

  async find(executor, id) {
    const [row] = await executor.run(findBulkOperation, [id]);
    return row && storedBulkOperationOf(row);
  },

  async list(executor, limit) {
    return (await executor.run(listBulkOperations, [limit])).map(storedBulkOperationOf);
  },
};
