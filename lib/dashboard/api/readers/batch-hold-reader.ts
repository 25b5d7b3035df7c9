import type { BatchRecord } from '../../../storage/batches/batch-store.js';
import type { JobStorage } from '../../../storage/job-storage.js';
import type { RecentlyFinished } from '../../../storage/monitoring/batch-holds.js';
import type { FailureSummary } from '../../../storage/monitoring/monitoring-store.js';
import type { BatchHoldsAnswer, BatchPace, HoldingFailure } from '../../answers/batches.js';
import { cutText } from '../../display/cut-text.js';
import { batchAnswerOf } from '../mapping/batch-answer.js';
import { present } from '../mapping/present.js';

const MAX_QUEUES = 10;
const MAX_FAILURES = 10;
const MAX_NESTED = 10;
const MAX_MESSAGE_CHARS = 500;
/**
 * The pace is measured over this time: long enough to bridge a short rest, and short enough to show the present
 * pace.
 */
const PACE_MS = 10 * 60_000;

/** Finds what keeps a batch from ending, and when it may end. */
export class BatchHoldReader {
  constructor(private readonly storage: JobStorage) {}

  /** @returns undefined if there is no such batch */
  async read(id: string): Promise<BatchHoldsAnswer | undefined> {
    const { batches, monitoring } = this.storage;
    const [batch, nested, unfinished, failures, finished] = await Promise.all([
      batches.find(id),
      batches.findNested(id),
      monitoring.unfinishedOfBatch(id, MAX_QUEUES),
      monitoring.failures(MAX_FAILURES, id),
      monitoring.finishedOfBatch(id, PACE_MS),
    ]);
    if (!batch) return undefined;

    const holding = nested.filter((one) => unfinishedIn(one) > 0);
    return present({
      ...unfinished,
      failures: failures.map(failureOf),
      nested: holding.slice(0, MAX_NESTED).map(batchAnswerOf),
      hasMoreNested: holding.length > MAX_NESTED,
      pace: finished && paceOf(batch, finished),
    });
  }
}

const unfinishedIn = ({ progress: { pending, processing, failed } }: BatchRecord): number =>
  pending + processing + failed;

function failureOf(failure: FailureSummary): HoldingFailure {
  const { fingerprint, exceptionType, message, type, method, jobs } = failure;
  const text = cutText(message, MAX_MESSAGE_CHARS).text;
  return present({ fingerprint, exceptionType, message: text, type, method, jobs });
}

/** Failed jobs do not end by themselves, so no pace tells when they will. */
function paceOf({ progress }: BatchRecord, finished: RecentlyFinished): BatchPace | undefined {
  const { count, spanMs } = finished;
  const remaining = progress.pending + progress.processing;
  if (count === 0 || spanMs === 0 || remaining === 0) return undefined;
  return { finished: count, spanMs, remaining, remainingMs: (remaining * spanMs) / count };
}
