import type { NewBatch } from '../../../../../storage/batches/batch-store.js';
import type { NewBatchOperations } from '../../../../sql/batches/new-batch-operations.js';
import { idsOf } from '../../../../sql/row.js';
import { plainColumn, timeColumn } from '../columns.js';
import type { Executor } from '../connection/postgres-database.js';
import { countNewJobs, createBatches, createMissingBatches } from './create-batches.sql.js';

export const postgresNewBatches: NewBatchOperations<Executor> = {
  async create(executor, batches) {
    return idsOf(await executor.run(createBatches, newBatchColumns(batches)));
  },

  async createMissing(executor, batches) {
    return idsOf(await executor.run(createMissingBatches, newBatchColumns(batches)));
  },

  countNewJobs(executor, gains) {
    const counts = [...gains.values()];
    return executor.run(countNewJobs, [
      plainColumn([...gains.keys()]),
      plainColumn(counts.map(({ total }) => total)),
      plainColumn(counts.map(({ succeeded }) => succeeded)),
      plainColumn(counts.map(({ failed }) => failed)),
      plainColumn(counts.map(({ deleted }) => deleted)),
    ]);
  },
};

const newBatchColumns = (batches: readonly NewBatch[]): readonly unknown[] => [
  plainColumn(batches.map(({ id }) => id)),
  batches.map(({ description }) => description ?? null),
  plainColumn(batches.map(({ batchId }) => batchId ?? null)),
  plainColumn(batches.map(({ state }) => state)),
  timeColumn(batches.map(({ createdAt }) => createdAt)),
];
