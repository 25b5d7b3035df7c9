import { statement } from '../statement.js';

/** So many entries one call looks at. */
export const MAX_ENTRIES_LOOKED_AT = 20_000;

/** $1 user · $2 action · $3 subject · $4 details, or null */
export const insertAuditEntry = statement(
  'insert-audit-entry',
  (tables) => `
  INSERT INTO ${tables.auditEntry} (user_name, action, subject, details) VALUES ($1, $2, $3, $4)`,
);

/**
 * The latest entries that are asked for; where too many were looked at without finding enough, also a
 * row that says where to go on.
 *
 * $1 limit · $2 id behind which to begin · $3 patterns of which each is found somewhere, or null
 */
export const listAuditEntries = statement('list-audit-entries', (tables) => {
  const walked = `
    SELECT id, at, user_name, action, subject, details
      FROM ${tables.auditEntry}
     WHERE id < $2::bigint
     ORDER BY id DESC
     LIMIT ${MAX_ENTRIES_LOOKED_AT}`;
  return `
  WITH found AS MATERIALIZED (
    SELECT *
      FROM (${walked}) AS walked
     WHERE $3::text[] IS NULL
        OR NOT EXISTS (
             SELECT 1 FROM unnest($3) AS word(pattern)
              WHERE user_name NOT ILIKE pattern AND action NOT ILIKE pattern
                AND subject NOT ILIKE pattern AND coalesce(details, '') NOT ILIKE pattern)
     LIMIT $1)
  SELECT id, date_part('epoch', at) * 1000 AS at_ms, user_name, action, subject, details,
         false AS is_edge
    FROM found
   UNION ALL
  SELECT id, NULL, NULL, NULL, NULL, NULL, true
    FROM (SELECT * FROM (${walked}) AS walked OFFSET ${MAX_ENTRIES_LOOKED_AT - 1}) AS edge
   WHERE (SELECT count(*) FROM found) < $1
   ORDER BY id DESC`;
});

/** $1 retention, in milliseconds · $2 limit */
export const removeOldAuditEntries = statement(
  'remove-old-audit-entries',
  (tables) => `
  DELETE FROM ${tables.auditEntry}
   WHERE ctid = ANY (ARRAY (
           SELECT ctid
             FROM ${tables.auditEntry}
            WHERE at < clock_timestamp() - $1::float8 * interval '1 millisecond'
            LIMIT $2
              FOR UPDATE SKIP LOCKED))
  RETURNING 1`,
);
