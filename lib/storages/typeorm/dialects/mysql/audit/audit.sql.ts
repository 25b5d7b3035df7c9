import { jsonTable, msOf, NOW } from '../columns.js';
import { statement } from '../statement.js';

/** So many entries one call looks at. */
export const MAX_ENTRIES_LOOKED_AT = 20_000;

/** ? user · ? action · ? subject · ? details, or null */
export const insertAuditEntry = statement(
  'insert-audit-entry',
  (tables) => `
  INSERT INTO ${tables.auditEntry} (at, user_name, action, subject, details)
  VALUES (${NOW}, ?, ?, ?, ?)`,
);

const COLUMNS = 'id, at, user_name, action, subject, details';

const holds = (column: string) => `LOWER(COALESCE(walked.${column}, '')) LIKE LOWER(word.pattern)`;

/** The latest entries. ? id behind which to begin · ? rows of patterns, each of which is found somewhere · ? limit */
export const listAuditEntries = statement(
  'list-audit-entries',
  (tables) => `
  SELECT walked.id, ${msOf('walked.at')} AS at_ms, walked.user_name, walked.action, walked.subject,
         walked.details
    FROM (SELECT ${COLUMNS} FROM ${tables.auditEntry}
           WHERE id < ?
           ORDER BY id DESC
           LIMIT ${MAX_ENTRIES_LOOKED_AT}) AS walked
   WHERE NOT EXISTS (
           SELECT 1 FROM ${jsonTable('word', { pattern: 'text' })}
            WHERE NOT (${['user_name', 'action', 'subject', 'details'].map(holds).join(' OR ')}))
   ORDER BY walked.id DESC
   LIMIT ?`,
);

/** The last entry that one call looks at, where there are so many. ? id behind which to begin */
export const findEdge = statement(
  'find-edge',
  (tables) => `
  SELECT id FROM ${tables.auditEntry}
   WHERE id < ?
   ORDER BY id DESC
   LIMIT 1 OFFSET ${MAX_ENTRIES_LOOKED_AT - 1}`,
);

/** ? retention, in milliseconds · ? limit */
export const removeOldAuditEntries = statement(
  'remove-old-audit-entries',
  (tables) => `
  DELETE FROM ${tables.auditEntry}
   WHERE at < TIMESTAMPADD(MICROSECOND, -ROUND(? * 1000), ${NOW})
   ORDER BY at
   LIMIT ?`,
);
