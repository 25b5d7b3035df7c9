import type { AuditRecord } from '../../../../../storage/audit-store.js';
import type { AuditOperations } from '../../../../sql/audit/audit-operations.js';
import { dateOf } from '../../../../sql/instants.js';
import { containing } from '../../../../sql/like-pattern.js';
import { jsonColumn } from '../columns.js';
import type { Executor } from '../connection/executor.js';
import type { Row } from '../connection/mysql-client.js';
import { HIGHEST_BIGINT } from '../statistics/bounds.sql.js';
import { findEdge, insertAuditEntry, listAuditEntries } from './audit.sql.js';

export const mysqlAudit: AuditOperations<Executor> = {
  async insert(executor, { user, action, subject, details }) {
    await executor.change(insertAuditEntry, [user, action, subject, details]);
  },

  async list(executor, { limit, before = HIGHEST_BIGINT, words = [] }) {
    const patterns = jsonColumn(words.map(containing));
    const found = await executor.run(listAuditEntries, [before, patterns, limit]);
    const isCut = found.length < limit;
    const [edge] = isCut ? await executor.run(findEdge, [before]) : [];
    return { found: found.map(auditRecordOf), edge: edge && String(edge.id) };
  },
};

const auditRecordOf = (row: Row): AuditRecord => ({
  id: String(row.id),
  at: dateOf(row.at_ms),
  user: row.user_name as string,
  action: row.action as string,
  subject: row.subject as string,
  details: (row.details as string | null) ?? undefined,
});
