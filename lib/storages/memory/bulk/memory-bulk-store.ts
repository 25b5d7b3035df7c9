import type {
  BulkOperationRecord,
  BulkProgress,
  BulkStore,
  NewBulkOperation,
} from '../../../storage/bulk/bulk-store.js';
import { readSearch } from '../../../storage/monitoring/search-text.js';
import { requireValidLimit, requireValidSearch } from '../../../storage/monitoring/valid-search.js';
import type { Clock } from '../../../support/time/clock.js';

interface StoredOperation {
  readonly record: BulkOperationRecord;
  readonly touchedAt: number | undefined;
}

export class MemoryBulkStore implements BulkStore {
  private readonly byId = new Map<string, StoredOperation>();

  constructor(private readonly clock: Clock) {}

  async create(operation: NewBulkOperation): Promise<void> {
    requireValidSearch(operation.search);
    const search = readSearch(JSON.stringify(operation.search));
    const record = { ...operation, search, changed: 0, skipped: 0, isCanceled: false };
    this.byId.set(operation.id, { record, touchedAt: undefined });
  }

  async take(staleAfterMs: number): Promise<BulkOperationRecord | undefined> {
    const now = this.clock.now().getTime();
    const isFree = ({ record, touchedAt = Number.NEGATIVE_INFINITY }: StoredOperation) =>
      record.endedAt === undefined &&
      (record.resumeAt?.getTime() ?? now) <= now &&
      touchedAt < now - staleAfterMs;

    const [oldest] = this.latestLast().filter(isFree);
    if (oldest) this.byId.set(oldest.record.id, { ...oldest, touchedAt: now });
    return oldest?.record;
  }

  /** A search for the jobs of an operation looks at all jobs here. */
  async note(): Promise<void> {}

  async progress(id: string, progress: BulkProgress, from?: string): Promise<boolean> {
    const stored = this.byId.get(id);
    if (stored === undefined || !isGoneOnWith(stored.record, from)) return false;

    const { changed, skipped, failed, cursor, resumeAt, error } = progress;
    const endedAt = stored.record.endedAt ?? progress.endedAt;
    const record = { ...stored.record, changed, skipped, failed, cursor, resumeAt, error, endedAt };
    this.byId.set(id, { record, touchedAt: this.clock.now().getTime() });
    return !record.isCanceled;
  }

  async handBack(id: string, from?: string): Promise<void> {
    const stored = this.byId.get(id);
    if (stored && stored.record.cursor === from)
      this.byId.set(id, { ...stored, touchedAt: undefined });
  }

  async cancel(id: string): Promise<boolean> {
    const stored = this.byId.get(id);
    if (stored === undefined || stored.record.endedAt !== undefined) return false;

    const record = { ...stored.record, isCanceled: true, endedAt: this.clock.now() };
    this.byId.set(id, { ...stored, record });
    return true;
  }

  async find(id: string): Promise<BulkOperationRecord | undefined> {
    return this.byId.get(id)?.record;
  }

  async list(limit: number): Promise<BulkOperationRecord[]> {
    requireValidLimit(limit);
    const latestFirst = this.latestLast().reverse();
    return latestFirst.slice(0, limit).map(({ record }) => record);
  }

  forgetEndedBefore(ms: number): void {
    for (const { record } of this.byId.values()) {
      const { endedAt } = record;
      if (endedAt && endedAt.getTime() < ms) this.byId.delete(record.id);
    }
  }

  private latestLast(): StoredOperation[] {
    return [...this.byId.values()].sort(
      ({ record: a }, { record: b }) =>
        a.startedAt.getTime() - b.startedAt.getTime() || (a.id < b.id ? -1 : 1),
    );
  }
}

/** Whether the caller's process still has the operation. Another process has it where it has ended uncancelled. */
function isGoneOnWith(record: BulkOperationRecord, from: string | undefined): boolean {
  return record.cursor === from && (record.endedAt === undefined || record.isCanceled);
}
