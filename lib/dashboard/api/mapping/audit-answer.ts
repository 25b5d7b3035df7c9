import type { AuditRecord } from '../../../storage/audit/audit-store.js';
import type { AuditEntryAnswer, BulkOperationAnswer } from '../../answers/changes.js';
import { partsOf } from '../../audit/audit-phrases.js';
import { present } from './present.js';

export function auditEntryOf(
  entry: AuditRecord,
  operation?: BulkOperationAnswer,
): AuditEntryAnswer {
  const { id, at, user, action, subject, details } = entry;
  const parts = details === undefined ? undefined : partsOf(details);
  return present({
    id,
    at: at.getTime(),
    user,
    action,
    subject,
    details,
    named: parts?.text || undefined,
    phrases: parts && parts.phrases.length > 0 ? parts.phrases : undefined,
    operation,
  });
}
