import type { LinkTable } from '../continuations/link-table.js';
import type { MemoryStorageEvents } from '../events/memory-storage-events.js';
import type { StoredJob } from '../jobs/stored-job.js';
import { BatchCounts } from './batch-counts.js';
import {
  type BatchPlace,
  isCountedByFolding,
  isUnfinished,
  placeAfterRemoval,
  placeOf,
} from './batch-place.js';
import { hasEnded, type StoredBatch } from './stored-batch.js';

/**
 * All batches, with the counts of their jobs and of the jobs of nested batches. A batch is unfolded when its state may
 * not agree with its counts.
 */
export class BatchTable {
  private readonly byId = new Map<string, StoredBatch>();
  private readonly nestedIds = new Map<string, Set<string>>();
  private readonly counts = new Map<string, BatchCounts>();
  private readonly unfoldedIds = new Set<string>();

  constructor(
    private readonly links: LinkTable,
    private readonly events: MemoryStorageEvents,
  ) {}

  get hasUnfolded(): boolean {
    return this.unfoldedIds.size > 0;
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  find(id: string): StoredBatch | undefined {
    return this.byId.get(id);
  }

  all(): Iterable<StoredBatch> {
    return this.byId.values();
  }

  nestedIn(id: string): StoredBatch[] {
    return [...(this.nestedIds.get(id) ?? [])].flatMap((nested) => this.find(nested) ?? []);
  }

  /** The batch and all batches nested in it. Each comes once, also in a circle of batches. */
  treeOf(id: string): ReadonlySet<string> {
    const ids = new Set([id]);
    for (const one of ids) for (const nested of this.nestedIn(one)) ids.add(nested.id);
    return ids;
  }

  /** Whether the batch is nested in itself, directly or through others. */
  isCircular(id: string): boolean {
    const seen = new Set<string>();
    let above = this.find(id)?.batchId;
    while (above !== undefined && above !== id && !seen.has(above)) {
      seen.add(above);
      above = this.find(above)?.batchId;
    }
    return above === id;
  }

  countsOf(id: string): BatchCounts {
    return this.counts.get(id) ?? new BatchCounts();
  }

  isCanceled(id: string | undefined): boolean {
    return id !== undefined && this.find(id)?.state === 'Deleted';
  }

  /** A batch that is added to a cancelled batch is cancelled, too. */
  insert(batch: StoredBatch): void {
    const { id, batchId, createdAt } = batch;
    const isCanceled = this.isCanceled(batchId);
    this.byId.set(id, isCanceled ? { ...batch, state: 'Deleted', finishedAt: createdAt } : batch);
    this.counts.set(id, new BatchCounts());
    if (batchId !== undefined) {
      const siblings = this.nestedIds.get(batchId) ?? new Set();
      this.nestedIds.set(batchId, siblings.add(id));
    }
    this.noteChange(id);
  }

  replace(batch: StoredBatch, changes: Partial<StoredBatch>): void {
    const changed = { ...batch, ...changes };
    this.byId.set(batch.id, changed);
    if (changed.state === batch.state) return;

    if (changed.state === 'Started' || hasEnded(changed)) this.links.noteEnd(batch.id);
  }

  watchJob(before: StoredJob | undefined, after: StoredJob | undefined): void {
    const job = after ?? before;
    if (job?.batchId === undefined) return;

    const from = before && placeOf(before);
    const to = after ? placeOf(after) : placeAfterRemoval(job);
    if (from !== to) this.move(job.batchId, from, to);
  }

  noteChange(id: string): void {
    this.unfoldedIds.add(id);
    this.events.hint('batches');
  }

  takeUnfolded(limit: number): StoredBatch[] {
    const ids = [...this.unfoldedIds].slice(0, limit);
    for (const id of ids) this.unfoldedIds.delete(id);
    return ids.flatMap((id) => this.find(id) ?? []);
  }

  removeExpired(now: number): void {
    for (const batch of this.byId.values()) {
      const isOver = batch.expireAt !== undefined && batch.expireAt <= now;
      // A fold may not have seen the jobs that were requeued since.
      if (isOver && this.countsOf(batch.id).isComplete) this.delete(batch);
    }
  }

  private move(batchId: string, from: BatchPlace | undefined, to: BatchPlace): void {
    const isForFolding = isCountedByFolding(from) || isCountedByFolding(to);
    const seen = new Set<string>();
    for (let batch = this.find(batchId); batch; batch = this.find(batch.batchId ?? '')) {
      if (seen.has(batch.id)) return;
      seen.add(batch.id);
      this.countsOf(batch.id).move(from, to);
      if (from === undefined && isUnfinished(to)) this.bringBack(batch);
      if (isForFolding) this.noteChange(batch.id);
    }
  }

  private bringBack(batch: StoredBatch): void {
    if (batch.state !== 'Succeeded' && batch.state !== 'Completed') return;
    this.replace(batch, { state: 'Started', finishedAt: undefined, expireAt: undefined });
  }

  private delete({ id, batchId }: StoredBatch): void {
    this.byId.delete(id);
    this.counts.delete(id);
    this.unfoldedIds.delete(id);
    this.nestedIds.get(batchId ?? '')?.delete(id);
    this.nestedIds.delete(id);
    this.links.noteEnd(id);
    this.links.forgetChild(id);
  }
}
