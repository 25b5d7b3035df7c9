import { jsonTable, msOf, NOW } from '../columns.js';
import { statement } from '../statement.js';

const COLUMNS = `
  id, action, search, search_text, started_by, expected, is_expected_exact, changed, skipped, failed,
  \`cursor\`, error, is_canceled, max_changed, per_minute, ${msOf('resume_at')} AS resume_ms,
  ${msOf('started_at')} AS started_ms, ${msOf('ended_at')} AS ended_ms`;

/** ? id · ? action · ? search · ? its text · ? started at · ? by whom · ? how many are expected · ? whether that is exact · ? how many it changes at most · ? how many a minute */
export const createBulkOperation = statement(
  'create-bulk-operation',
  (tables) => `
  INSERT INTO ${tables.bulkOperation} (
         id, action, search, search_text, started_at, started_by, expected, is_expected_exact,
         max_changed, per_minute)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
);

/** The oldest operation that nobody works on; one server gets it. ? how long nobody has worked on it, in milliseconds */
export const holdStaleOperation = statement(
  'hold-stale-operation',
  (tables) => `
  SELECT ${COLUMNS}
    FROM ${tables.bulkOperation} AS operation
   WHERE operation.ended_at IS NULL
     AND (operation.resume_at IS NULL OR operation.resume_at <= ${NOW})
     AND (operation.worked_at IS NULL
          OR operation.worked_at < TIMESTAMPADD(MICROSECOND, -ROUND(? * 1000), ${NOW}))
   ORDER BY operation.started_at, operation.id
   LIMIT 1
     FOR UPDATE SKIP LOCKED`,
);

/** ? id */
export const touchOperation = statement(
  'touch-operation',
  (tables) => `UPDATE ${tables.bulkOperation} SET worked_at = ${NOW} WHERE id = ?`,
);

/**
 * Only where the operation still is where whoever works on it went on from, so that one who was taken for gone does not undo
 * what another one has done since.
 *
 * ? changed · ? skipped · ? failed · ? cursor · ? ended at · ? error · ? resume at · ? id · ? the cursor before
 */
export const updateBulkProgress = statement(
  'update-bulk-progress',
  (tables) => `
  UPDATE ${tables.bulkOperation}
     SET changed = ?, skipped = ?, failed = ?, \`cursor\` = ?, ended_at = COALESCE(ended_at, ?),
         error = ?, resume_at = ?, worked_at = ${NOW}
   WHERE id = ? AND \`cursor\` <=> ? AND (ended_at IS NULL OR is_canceled)`,
);

/** ? id */
export const findIsCanceled = statement(
  'find-is-canceled',
  (tables) => `SELECT is_canceled FROM ${tables.bulkOperation} WHERE id = ?`,
);

/** ? id · ? the cursor from which it goes on, or null */
export const releaseBulkOperation = statement(
  'release-bulk-operation',
  (tables) => `
  UPDATE ${tables.bulkOperation} SET worked_at = NULL WHERE id = ? AND \`cursor\` <=> ?`,
);

/** How many jobs it has noted; null: there were too many. ? id */
export const holdNoted = statement(
  'hold-noted',
  (tables) => `SELECT noted FROM ${tables.bulkOperation} WHERE id = ? FOR UPDATE`,
);

/** ? how many, or null · ? id */
export const setNoted = statement(
  'set-noted',
  (tables) => `UPDATE ${tables.bulkOperation} SET noted = ? WHERE id = ?`,
);

/** Those that are there stay. ? id · ? rows of ids of jobs */
export const noteJobs = statement(
  'note-jobs',
  (tables) => `
  INSERT INTO ${tables.bulkJob} (operation_id, job_id)
  SELECT ?, noted.id FROM ${jsonTable('noted', { id: 'id' })}
      ON DUPLICATE KEY UPDATE job_id = ${tables.bulkJob}.job_id`,
);

/** ? id */
export const countNotedJobs = statement(
  'count-noted-jobs',
  (tables) => `SELECT COUNT(*) AS amount FROM ${tables.bulkJob} WHERE operation_id = ?`,
);

/** ? id */
export const forgetNotedJobs = statement(
  'forget-noted-jobs',
  (tables) => `DELETE FROM ${tables.bulkJob} WHERE operation_id = ?`,
);

/** ? id */
export const cancelBulkOperation = statement(
  'cancel-bulk-operation',
  (tables) => `
  UPDATE ${tables.bulkOperation}
     SET is_canceled = TRUE, ended_at = ${NOW}
   WHERE id = ? AND ended_at IS NULL`,
);

/** ? id */
export const findBulkOperation = statement(
  'find-bulk-operation',
  (tables) => `SELECT ${COLUMNS} FROM ${tables.bulkOperation} WHERE id = ?`,
);

/** ? limit */
export const listBulkOperations = statement(
  'list-bulk-operations',
  (tables) => `
  SELECT ${COLUMNS} FROM ${tables.bulkOperation} AS operation
   ORDER BY operation.started_at DESC, operation.id DESC
   LIMIT ?`,
);

/** Operations, and the jobs that they have noted: those that end meanwhile keep theirs. ? retention, in milliseconds */
export const removeEndedBulkOperations = statement(
  'remove-ended-bulk-operations',
  (tables) => `
  DELETE operation, noted
    FROM ${tables.bulkOperation} AS operation
    LEFT JOIN ${tables.bulkJob} AS noted ON noted.operation_id = operation.id
   WHERE operation.ended_at < TIMESTAMPADD(MICROSECOND, -ROUND(? * 1000), ${NOW})`,
);
