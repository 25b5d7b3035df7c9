import { statement } from '../statement.js';

/**
 * Since when some transaction has kept rows from being cleaned up that nobody else
 * needs any more: one of this database, one that was prepared, or what a replication slot still needs,
 * of which the time is only known where commits are stamped. A user without rights sees their own
 * sessions alone.
 */
export const oldestSnapshot = `
         least(
           (SELECT min(coalesce(xact_start, query_start))
              FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()
               AND backend_type IS DISTINCT FROM 'autovacuum worker'
               AND (backend_xmin IS NOT NULL OR backend_xid IS NOT NULL)),
           (SELECT min(prepared) FROM pg_prepared_xacts WHERE database = current_database()),
           CASE WHEN current_setting('track_commit_timestamp') = 'on' THEN
             (SELECT min(pg_xact_commit_timestamp(xmin))
                FROM pg_replication_slots WHERE xmin IS NOT NULL)
           END)`;

/** What time it is, and since when the oldest snapshot is held. */
export const readStoreHealth = statement(
  'read-store-health',
  () => `
  SELECT date_part('epoch', clock_timestamp()) * 1000 AS now_ms,
         date_part('epoch', ${oldestSnapshot}) * 1000 AS oldest_ms`,
);
