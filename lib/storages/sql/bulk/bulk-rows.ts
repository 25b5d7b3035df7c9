import { dateOf, optionalDateOf } from '../../parts/instants.js';
import type { StoredBulkOperation } from '../../parts/stored-bulk-operation.js';
import { isTrue, optionalText, type Row } from '../row.js';

export const storedBulkOperationOf = (row: Row): StoredBulkOperation => ({
  id: row.id as string,
  action: row.action as string,
  search: row.search as string,
  searchText: row.search_text as string,
  startedAt: dateOf(row.started_ms),
  startedBy: row.started_by as string,
  expected: row.expected,
  isExpectedExact: isTrue(row.is_expected_exact),
  changed: row.changed,
  skipped: row.skipped,
  failed: row.failed ?? undefined,
  limit: row.max_changed ?? undefined,
  perMinute: row.per_minute ?? undefined,
  resumeAt: optionalDateOf(row.resume_ms),
  cursor: optionalText(row.cursor),
  endedAt: optionalDateOf(row.ended_ms),
  error: optionalText(row.error),
  isCanceled: isTrue(row.is_canceled),
});
