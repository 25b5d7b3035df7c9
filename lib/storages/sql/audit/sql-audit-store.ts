import type { AuditEntry, AuditPage, AuditStore } from '../../../storage/audit/audit-store.js';
import { requireValidLimit, requireValidSearch } from '../../../storage/monitoring/valid-search.js';
import { auditCursor, idInAuditCursor } from '../../parts/audit-cursor.js';
import type { TimedReads } from '../connection/timed-reads.js';
import type { SqlDatabase } from '../sql-database.js';
import type { AuditOperations } from './audit-operations.js';

export class SqlAuditStore<E> implements AuditStore {
  constructor(
    private readonly database: SqlDatabase<E>,
    private readonly operations: AuditOperations<E>,
    private readonly reads: TimedReads<E>,
  ) {}

  record(entry: AuditEntry): Promise<void> {
    return this.operations.insert(this.database.executor, entry);
  }

  async list({ limit, cursor, words }: AuditPage) {
    requireValidSearch({ words });
    requireValidLimit(limit);
    const before = cursor === undefined ? undefined : idInAuditCursor(cursor);
    const { found, edge } = await this.reads.read('list the audit', (reader) =>
      this.operations.list(reader, { limit: limit + 1, before, words }),
    );

    const entries = found.slice(0, limit);
    const last = found.length > limit ? entries.at(-1)?.id : edge;
    return {
      entries,
      ...(last === undefined ? {} : { next: auditCursor(last) }),
    };
  }
}
