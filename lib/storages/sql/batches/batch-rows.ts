import type {
  BatchProgress,
  BatchRecord,
  BatchState,
} from '../../../storage/batches/batch-store.js';
import { dateOf, optionalDateOf } from '../../parts/instants.js';
import type { Row } from '../row.js';

export function batchRecordOf(row: Row): BatchRecord {
  return {
    id: row.id as string,
    description: (row.description as string | null) ?? undefined,
    batchId: (row.batch_id as string | null) ?? undefined,
    state: row.state as BatchState,
    progress: progressOf(row),
    createdAt: dateOf(row.created_ms),
    startedAt: optionalDateOf(row.started_ms),
    finishedAt: optionalDateOf(row.finished_ms),
    expireAt: optionalDateOf(row.expire_ms),
  };
}

/** What is neither running nor ended nor Failed is pending. */
export function progressOf(row: Row): BatchProgress {
  const [total, processing] = [Number(row.total), Number(row.processing)];
  const [succeeded, failed] = [Number(row.succeeded), Number(row.failed)];
  const deleted = Number(row.deleted);
  const pending = total - processing - succeeded - failed - deleted;
  return { total, pending, processing, succeeded, failed, deleted };
}
