import type { AuditRecord } from '../../../storage/audit-store.js';
import type { AuditEntryAnswer, BulkOperationAnswer } from '../../answers/changes.js';
import { present } from './present.js';

export function auditEntryOf(
  entry: AuditRecord,
  operation?: BulkOperationAnswer,
): AuditEntryAnswer {
  const { id, at, user, action, subject, details } = entry;
  return present({ id, at: at.getTime(), user, action, subject, details, operation });
}
