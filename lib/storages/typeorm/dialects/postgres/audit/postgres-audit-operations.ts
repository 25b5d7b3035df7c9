import type { AuditOperations } from '../../../../sql/audit/audit-operations.js';
import { auditRecordOf } from '../../../../sql/audit/audit-rows.js';
import { containing } from '../../../../sql/like-pattern.js';
import type { Executor } from '../connection/postgres-database.js';
import { withoutNul } from '../without-nul.js';
import { insertAuditEntry, listAuditEntries } from './audit.sql.js';

const LAST_ID = '9223372036854775807';

export const postgresAudit: AuditOperations<Executor> = {
  async insert(executor, { user, action, subject, details }) {
    const texts = [user, action, subject].map(withoutNul);
    await executor.run(insertAuditEntry, [
      ...texts,
      details === undefined ? null : withoutNul(details),
    ]);
  },

  async list(executor, { limit, before = LAST_ID, words }) {
    const patterns = words === undefined || words.length === 0 ? null : words.map(containing);
    const rows = await executor.run(listAuditEntries, [limit, before, patterns]);
    const edge = rows.find((row) => row.is_edge === true);
    return {
      found: rows.filter((row) => row.is_edge !== true).map(auditRecordOf),
      edge: edge && String(edge.id),
    };
  },
};
