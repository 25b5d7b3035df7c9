import type { BulkOperationRecord } from '../../storage/bulk/bulk-store.js';
import { readSearch } from '../../storage/monitoring/search-text.js';

/** An operation as it is stored. Somebody may have written other numbers into it, or another search. */
export interface StoredBulkOperation
  extends Omit<
    BulkOperationRecord,
    'search' | 'expected' | 'changed' | 'skipped' | 'failed' | 'limit' | 'perMinute'
  > {
  readonly search: string;
  readonly expected: unknown;
  readonly changed: unknown;
  readonly skipped: unknown;
  readonly failed: unknown;
  readonly limit: unknown;
  readonly perMinute: unknown;
}

export const bulkOperationOf = (stored: StoredBulkOperation): BulkOperationRecord => ({
  ...stored,
  search: readSearch(stored.search),
  expected: countOf(stored.expected),
  changed: countOf(stored.changed),
  skipped: countOf(stored.skipped),
  failed: optionalCountOf(stored.failed),
  limit: optionalCountOf(stored.limit),
  perMinute: optionalCountOf(stored.perMinute),
});

const optionalCountOf = (value: unknown) => (value === undefined ? undefined : countOf(value));

/** What JavaScript counts exactly, and the database stores again. */
const countOf = (value: unknown) =>
  Math.max(0, Math.min(Number(value) || 0, Number.MAX_SAFE_INTEGER - 1_000_000));
