import { statement } from '../statement.js';

const milliseconds = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const columns = `
  id, action, search::text, search_text, started_by, expected::float8, is_expected_exact,
  changed::float8, skipped::float8, failed::float8, cursor, error, is_canceled,
  max_changed::float8, per_minute::float8, ${milliseconds('resume_at')} AS resume_ms,
  ${milliseconds('started_at')} AS started_ms, ${milliseconds('ended_at')} AS ended_ms`;

/** See create-bulk-operation. */
const touched = `touched_at = CASE WHEN touched_at = 'infinity' THEN touched_at ELSE clock_timestamp() END,
         worked_at = clock_timestamp()`;

/**
 * $1 id · $2 action · $3 search · $4 its text · $5 started at · $6 by whom · $7 how many are expected ·
 * $8 whether that is exact · $9 how many it changes at most · $10 how many a minute; the last two may be null
 *
 * Versions that know neither of these, nor how to restore jobs, must not work on an operation that needs them: to
 * these versions it was touched in the far future.
 */
export const createBulkOperation = statement(
  'create-bulk-operation',
  (tables) => `
  INSERT INTO ${tables.bulkOperation} (
    id, action, search, search_text, started_at, started_by, expected, is_expected_exact, max_changed,
    per_minute, touched_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::bigint, $10::bigint,
          CASE WHEN $9::bigint IS NOT NULL OR $10::bigint IS NOT NULL OR $2 = 'restore'
               THEN timestamptz 'infinity' END)`,
);

/**
 * Takes the oldest operation that nobody works on; SKIP LOCKED gives it to one server.
 *
 * $1 how long nobody has worked on it, in milliseconds
 */
export const takeBulkOperation = statement(
  'take-bulk-operation',
  (tables) => `
  UPDATE ${tables.bulkOperation}
     SET ${touched}
   WHERE id = (
           SELECT id
             FROM ${tables.bulkOperation}
            WHERE ended_at IS NULL
              AND coalesce(resume_at <= clock_timestamp(), true)
              AND coalesce(
                    CASE WHEN touched_at = 'infinity' THEN worked_at ELSE touched_at END
                      < clock_timestamp() - $1::float8 * interval '1 millisecond', true)
            ORDER BY started_at, id
            LIMIT 1
              FOR UPDATE SKIP LOCKED)
  RETURNING ${columns}`,
);

/**
 * Only where the operation still is where whoever works on it went on from, so that one who was taken
 * for gone does not undo what another one has done since.
 *
 * $1 id · $2 changed · $3 skipped · $4 cursor · $5 ended at · $6 error · $7 the cursor before ·
 * $8 failed · $9 resume at; the last six may be null
 */
export const updateBulkProgress = statement(
  'update-bulk-progress',
  (tables) => `
  UPDATE ${tables.bulkOperation}
     SET changed = $2, skipped = $3, failed = $8::bigint, cursor = $4, ended_at = coalesce(ended_at, $5::timestamptz),
         error = $6, resume_at = $9::timestamptz, ${touched}
   WHERE id = $1 AND cursor IS NOT DISTINCT FROM $7 AND (ended_at IS NULL OR is_canceled)
  RETURNING is_canceled`,
);

/** $1 id · $2 the cursor from which it goes on, or null */
export const releaseBulkOperation = statement(
  'release-bulk-operation',
  (tables) => `
  UPDATE ${tables.bulkOperation}
     SET touched_at = CASE WHEN touched_at = 'infinity' THEN touched_at END, worked_at = NULL
   WHERE id = $1 AND cursor IS NOT DISTINCT FROM $2`,
);

/**
 * What is NULL were too many, and stays it.
 *
 * $1 id · $2 ids of jobs · $3 how many are kept at most
 */
export const noteJobsOfBulk = statement(
  'note-jobs-of-bulk',
  (tables) => `
  UPDATE ${tables.bulkOperation}
     SET job_ids = CASE WHEN cardinality(job_ids) + cardinality($2::uuid[]) <= $3::integer
                        THEN job_ids || ARRAY (SELECT unnest($2::uuid[]) EXCEPT SELECT unnest(job_ids))
                    END
   WHERE id = $1`,
);

/** $1 id */
export const cancelBulkOperation = statement(
  'cancel-bulk-operation',
  (tables) => `
  UPDATE ${tables.bulkOperation}
     SET is_canceled = true, ended_at = clock_timestamp()
   WHERE id = $1 AND ended_at IS NULL
  RETURNING id`,
);

/** $1 id */
export const findBulkOperation = statement(
  'find-bulk-operation',
  (tables) => `SELECT ${columns} FROM ${tables.bulkOperation} WHERE id = $1`,
);

/** $1 limit */
export const listBulkOperations = statement(
  'list-bulk-operations',
  (tables) => `
  SELECT ${columns} FROM ${tables.bulkOperation} ORDER BY started_at DESC, id DESC LIMIT $1`,
);

/** $1 retention, in milliseconds */
export const removeEndedBulkOperations = statement(
  'remove-ended-bulk-operations',
  (tables) => `
  DELETE FROM ${tables.bulkOperation}
   WHERE ended_at < clock_timestamp() - $1::float8 * interval '1 millisecond'`,
);
