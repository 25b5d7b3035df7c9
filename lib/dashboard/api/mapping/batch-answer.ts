import type { BatchRecord } from '../../../storage/batches/batch-store.js';
import type { BatchAnswer } from '../../answers/batches.js';
import { present } from './present.js';

export function batchAnswerOf(batch: BatchRecord): BatchAnswer {
  const { total, pending, processing, succeeded, failed, deleted } = batch.progress;
  return present({
    id: batch.id,
    description: batch.description,
    state: batch.state,
    batchId: batch.batchId,
    progress: { total, pending, processing, succeeded, failed, deleted },
    createdAt: batch.createdAt.getTime(),
    startedAt: batch.startedAt?.getTime(),
    finishedAt: batch.finishedAt?.getTime(),
    expireAt: batch.expireAt?.getTime(),
  });
}
