import type { AuditEntry, AuditRecord } from '../../../storage/audit/audit-store.js';
import { isRecord } from '../../../support/is-record.js';
import { parsedJson } from '../../../support/text/parsed-json.js';
import { dateOf } from '../../parts/instants.js';

export const auditText = ({ user, action, subject, details }: AuditEntry): string =>
  JSON.stringify({ user, action, subject, details });

/** @param text the time and the entry; an entry that somebody has written by hand may be another text */
export function auditRecordOf(id: string, text: string): AuditRecord {
  const end = text.indexOf(' ');
  const entry = parsedJson(text.slice(end + 1));
  const { user = '', action = '', subject = '', details } = isRecord(entry) ? entry : {};
  return {
    id,
    at: dateOf(text.slice(0, Math.max(0, end))),
    user: String(user),
    action: String(action),
    subject: String(subject),
    details: details === undefined ? undefined : String(details),
  };
}
