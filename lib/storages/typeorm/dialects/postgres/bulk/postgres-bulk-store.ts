import type {
  BulkOperationRecord,
  BulkProgress,
  BulkStore,
  NewBulkOperation,
} from '../../../../../storage/bulk-store.js';
import { readSearch } from '../../../../../storage/search-text.js';
import { requireValidLimit, requireValidSearch } from '../../../../../storage/valid-search.js';
import { dateOf, optionalDateOf } from '../../../../sql/instants.js';
import type { PostgresDatabase, Row } from '../connection/postgres-database.js';
import type { TimedReads } from '../connection/timed-reads.js';
import { withoutNul } from '../without-nul.js';
import {
  cancelBulkOperation,
  createBulkOperation,
  findBulkOperation,
  listBulkOperations,
  releaseBulkOperation,
  takeBulkOperation,
  updateBulkProgress,
} from './bulk-operations.sql.js';

export class PostgresBulkStore implements BulkStore {
  constructor(
    private readonly database: PostgresDatabase,
    private readonly reads: TimedReads,
  ) {}

  async create(operation: NewBulkOperation): Promise<void> {
    requireValidSearch(operation.search);
    await this.database.run(createBulkOperation, [
      operation.id,
      operation.action,
      JSON.stringify(operation.search),
      withoutNul(operation.searchText),
      operation.startedAt.toISOString(),
      withoutNul(operation.startedBy),
      operation.expected,
      operation.isExpectedExact,
    ]);
  }

  async take(staleAfterMs: number): Promise<BulkOperationRecord | undefined> {
    const [row] = await this.database.run(takeBulkOperation, [staleAfterMs]);
    return row && bulkOperationOf(row);
  }

  async progress(id: string, progress: BulkProgress, from?: string): Promise<boolean> {
    const { changed, skipped, cursor, endedAt, error } = progress;
    const [row] = await this.database.run(updateBulkProgress, [
      withoutNul(id),
      changed,
      skipped,
      cursor ?? null,
      endedAt?.toISOString() ?? null,
      error === undefined ? null : withoutNul(error),
      from ?? null,
    ]);
    return row?.is_canceled === false;
  }

  async release(id: string, from?: string): Promise<void> {
    await this.database.run(releaseBulkOperation, [withoutNul(id), from ?? null]);
  }

  async cancel(id: string): Promise<boolean> {
    const [canceled] = await this.database.run(cancelBulkOperation, [withoutNul(id)]);
    return canceled !== undefined;
  }

  async find(id: string): Promise<BulkOperationRecord | undefined> {
    const [row] = await this.database.run(findBulkOperation, [withoutNul(id)]);
    return row && bulkOperationOf(row);
  }

  async list(limit: number): Promise<BulkOperationRecord[]> {
    requireValidLimit(limit);
    const rows = await this.reads.run('list bulk operations', listBulkOperations, [limit]);
    return rows.map(bulkOperationOf);
  }
}

function bulkOperationOf(row: Row): BulkOperationRecord {
  return {
    id: row.id as string,
    action: row.action as string,
    search: readSearch(row.search as string),
    searchText: row.search_text as string,
    startedAt: dateOf(row.started_ms),
    startedBy: row.started_by as string,
    expected: countOf(row.expected),
    isExpectedExact: row.is_expected_exact === true,
    changed: countOf(row.changed),
    skipped: countOf(row.skipped),
    cursor: (row.cursor as string | null) ?? undefined,
    endedAt: optionalDateOf(row.ended_ms),
    error: (row.error as string | null) ?? undefined,
    isCanceled: row.is_canceled === true,
  };
}

/** What JavaScript counts exactly, and the database stores again. */
const countOf = (value: unknown) =>
  Math.max(0, Math.min(Number(value) || 0, Number.MAX_SAFE_INTEGER - 1_000_000));
