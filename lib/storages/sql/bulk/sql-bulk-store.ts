import {
  type BulkOperationRecord,
  type BulkProgress,
  type BulkStore,
  MAX_NOTED_JOBS,
  type NewBulkOperation,
} from '../../../storage/bulk/bulk-store.js';
import { requireValidLimit, requireValidSearch } from '../../../storage/monitoring/valid-search.js';
import { isUuid } from '../../../support/uuid-v7.js';
import { bulkOperationOf } from '../../parts/stored-bulk-operation.js';
import type { TimedReads } from '../connection/timed-reads.js';
import type { SqlDatabase } from '../sql-database.js';
import type { BulkOperations } from './bulk-operations.js';

export class SqlBulkStore<E> implements BulkStore {
  constructor(
    private readonly database: SqlDatabase<E>,
    private readonly operations: BulkOperations<E>,
    private readonly reads: TimedReads<E>,
  ) {}

  async create(operation: NewBulkOperation): Promise<void> {
    requireValidSearch(operation.search);
    const search = JSON.stringify(operation.search);
    await this.operations.create(this.database.executor, { ...operation, search });
  }

  async take(staleAfterMs: number): Promise<BulkOperationRecord | undefined> {
    const stored = await this.operations.take(this.database.executor, staleAfterMs);
    return stored && bulkOperationOf(stored);
  }

  note(id: string, jobIds: readonly string[]): Promise<void> {
    const { executor } = this.database;
    return this.operations.note(executor, id, jobIds.filter(isUuid), MAX_NOTED_JOBS);
  }

  progress(id: string, progress: BulkProgress, from?: string): Promise<boolean> {
    return this.operations.progress(this.database.executor, id, progress, from);
  }

  handBack(id: string, from?: string): Promise<void> {
    return this.operations.handBack(this.database.executor, id, from);
  }

  cancel(id: string): Promise<boolean> {
    return this.operations.cancel(this.database.executor, id);
  }

  async find(id: string): Promise<BulkOperationRecord | undefined> {
    const stored = await this.operations.find(this.database.executor, id);
    return stored && bulkOperationOf(stored);
  }

  async list(limit: number): Promise<BulkOperationRecord[]> {
    requireValidLimit(limit);
    const stored = await this.reads.readQuickly('list bulk operations', (reader) =>
      this.operations.list(reader, limit),
    );
    return stored.map(bulkOperationOf);
  }
}
