import type { BatchProgress, BatchRecord, NewBatch } from '../../../storage/batches/batch-store.js';
import type { StoredBatch } from './stored-batch.js';

export function toStoredBatch(batch: NewBatch): StoredBatch {
  const { id, description, batchId, state } = batch;
  const createdAt = batch.createdAt.getTime();
  return {
    id,
    description,
    batchId,
    state,
    createdAt,
    startedAt: state === 'Started' ? createdAt : undefined,
    finishedAt: state === 'Deleted' ? createdAt : undefined,
    expireAt: undefined,
  };
}

export function toBatchRecord(batch: StoredBatch, progress: BatchProgress): BatchRecord {
  const { id, description, batchId, state } = batch;
  return {
    id,
    description,
    batchId,
    state,
    progress,
    createdAt: new Date(batch.createdAt),
    startedAt: toDate(batch.startedAt),
    finishedAt: toDate(batch.finishedAt),
    expireAt: toDate(batch.expireAt),
  };
}

const toDate = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms));
