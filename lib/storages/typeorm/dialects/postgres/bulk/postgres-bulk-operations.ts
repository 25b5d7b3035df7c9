import type { BulkOperations } from '../../../../sql/bulk/bulk-operations.js';
import { storedBulkOperationOf } from '../../../../sql/bulk/bulk-rows.js';
import type { Executor } from '../connection/postgres-database.js';
import { withoutNul } from '../without-nul.js';
import {
  cancelBulkOperation,
  createBulkOperation,
  findBulkOperation,
  listBulkOperations,
  noteJobsOfBulk,
  releaseBulkOperation,
  takeBulkOperation,
  updateBulkProgress,
} from './bulk-operations.sql.js';

export const postgresBulk: BulkOperations<Executor> = {
  async create(executor, operation) {
    await executor.run(createBulkOperation, [
      operation.id,
      operation.action,
      operation.search,
      withoutNul(operation.searchText),
      operation.startedAt.toISOString(),
      withoutNul(operation.startedBy),
      operation.expected,
      operation.isExpectedExact,
      operation.limit ?? null,
      operation.perMinute ?? null,
    ]);
  },

  async take(executor, staleAfterMs) {
    const [row] = await executor.run(takeBulkOperation, [staleAfterMs]);
    return row && storedBulkOperationOf(row);
  },

  async note(executor, id, jobIds, atMost) {
    await executor.run(noteJobsOfBulk, [withoutNul(id), jobIds, atMost]);
  },

  async progress(executor, id, progress, from) {
    const { changed, skipped, failed, cursor, resumeAt, endedAt, error } = progress;
    const [row] = await executor.run(updateBulkProgress, [
      withoutNul(id),
      changed,
      skipped,
      cursor ?? null,
      endedAt?.toISOString() ?? null,
      error === undefined ? null : withoutNul(error),
      from ?? null,
      failed ?? null,
      resumeAt?.toISOString() ?? null,
    ]);
    return row?.is_canceled === false;
  },

  async handBack(executor, id, from) {
    await executor.run(releaseBulkOperation, [withoutNul(id), from ?? null]);
  },

  async cancel(executor, id) {
    return (await executor.run(cancelBulkOperation, [withoutNul(id)])).length > 0;
  },

  async find(executor, id) {
    const [row] = await executor.run(findBulkOperation, [withoutNul(id)]);
    return row && storedBulkOperationOf(row);
  },

  async list(executor, limit) {
    return (await executor.run(listBulkOperations, [limit])).map(storedBulkOperationOf);
  },
};
