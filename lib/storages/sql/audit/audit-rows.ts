import type { AuditRecord } from '../../../storage/audit/audit-store.js';
import { dateOf } from '../../parts/instants.js';
import { optionalText, type Row } from '../row.js';

export const auditRecordOf = (row: Row): AuditRecord => ({
  id: String(row.id),
  at: dateOf(row.at_ms),
  user: row.user_name as string,
  action: row.action as string,
  subject: row.subject as string,
  details: optionalText(row.details),
});
