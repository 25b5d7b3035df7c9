import type {
  BatchProgress,
  BatchRecord,
  BatchState,
  BatchStore,
  FoldResult,
} from '../../../storage/batches/batch-store.js';
import { TransactionNotSupportedError } from '../../../storage/errors/transaction-not-supported-error.js';
import type { CallerTransaction } from '../../../support/caller-transaction.js';
import type { MemoryTables } from '../memory-tables.js';
import { BatchCounts } from './batch-counts.js';
import { toBatchRecord } from './batch-mapping.js';
import { placeOf } from './batch-place.js';
import { hasEnded, type StoredBatch } from './stored-batch.js';

export class MemoryBatchStore implements BatchStore {
  constructor(private readonly tables: MemoryTables) {}

  async find(id: string, transaction?: CallerTransaction): Promise<BatchRecord | undefined> {
    if (transaction !== undefined) throw new TransactionNotSupportedError('memory');

    const batch = this.tables.batches.find(id);
    return batch && this.toRecord(batch);
  }

  async findNested(id: string): Promise<BatchRecord[]> {
    return this.tables.batches.nestedIn(id).map((batch) => this.toRecord(batch));
  }

  async cancel(id: string): Promise<boolean> {
    const batch = this.tables.batches.find(id);
    if (batch === undefined || hasEnded(batch)) return false;

    for (const one of this.tables.batches.treeOf(id)) this.cancelOne(one, this.tables.now());
    this.tables.events.tell();
    return true;
  }

  async fold(limit: number, retentionMs: number): Promise<FoldResult> {
    const hasFound = this.tables.batches.hasUnfolded;
    const now = this.tables.now();
    const unfolded = this.tables.batches.takeUnfolded(limit);
    for (const batch of unfolded) {
      this.tables.batches.replace(batch, this.changesOf(batch, now, retentionMs));
    }
    this.tables.events.tell();
    const ids = unfolded.map(({ id }) => id).sort();
    const circular = ids.filter((id) => this.tables.batches.isCircular(id));
    return { hasFound, mayHaveMore: this.tables.batches.hasUnfolded, circular };
  }

  async recount(id: string): Promise<BatchProgress | undefined> {
    if (!this.tables.batches.has(id)) return undefined;

    const ids = this.tables.batches.treeOf(id);
    const counts = new BatchCounts();
    for (const job of this.tables.jobs.all()) {
      if (job.batchId !== undefined && ids.has(job.batchId)) counts.move(undefined, placeOf(job));
    }
    return counts.progress();
  }

  private toRecord(batch: StoredBatch): BatchRecord {
    return toBatchRecord(batch, this.tables.batches.countsOf(batch.id).progress());
  }

  private cancelOne(id: string, now: number): void {
    const batch = this.tables.batches.find(id);
    if (batch === undefined || hasEnded(batch)) return;

    this.tables.batches.replace(batch, { state: 'Deleted', finishedAt: now });
    this.tables.batches.noteChange(id);
    this.freeParked(id);
  }

  /** Any server may delete them. */
  private freeParked(batchId: string): void {
    const { jobs, events } = this.tables;
    for (const key of [...jobs.parked.keys()]) {
      for (const job of [...jobs.parked.all(key)].filter((one) => one.batchId === batchId)) {
        jobs.replace(job, { wait: undefined });
        events.ready(job.queue);
      }
    }
  }

  private changesOf(batch: StoredBatch, now: number, retentionMs: number): Partial<StoredBatch> {
    const counts = this.tables.batches.countsOf(batch.id);
    const state = this.stateOf(batch, counts);
    if (state === 'Awaiting' || state === 'Started') {
      return { state, finishedAt: undefined, expireAt: undefined };
    }
    const finishedAt = batch.finishedAt ?? now;
    // A cancelled batch stays until its last job has ended.
    const expireAt = counts.isComplete ? (batch.expireAt ?? now + retentionMs) : undefined;
    return { state, finishedAt, expireAt };
  }

  /** The state by the counts. A batch that has ended may have started again since the last look. */
  private stateOf(batch: StoredBatch, counts: BatchCounts): BatchState {
    if (!hasEnded(batch) && this.tables.batches.isCanceled(batch.batchId)) return 'Deleted';
    if (batch.state === 'Awaiting' || batch.state === 'Deleted') return batch.state;
    if (!counts.isComplete) return 'Started';
    return counts.hasOnlySuccess ? 'Succeeded' : 'Completed';
  }
}
