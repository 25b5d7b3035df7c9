import type { AuditOperations } from '../../../../sql/audit/audit-operations.js';
import { auditRecordOf } from '../../../../sql/audit/audit-rows.js';
import { containing } from '../../../../sql/like-pattern.js';
import { jsonColumn } from '../columns.js';
import type { Executor } from '../connection/executor.js';
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
