import { AWAITING, DELETED, ENQUEUED, SUCCEEDED } from '../../../../../states/state-names.js';
import { jobColumns } from '../jobs/find-job.sql.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

/*
 * What a release runs, in this order. It waits for locks on children alone, jobs first and then
 * batches, each in the order of ids; everything else it takes with SKIP LOCKED. Where a statement
 * must see what others committed while the one before waited, it is one of its own, because a
 * statement sees only what was committed when it began.
 */

/**
 * Sees to it that parents which are still under way say so themselves when they end: from now on the
 * statement that ends them notes it. They need not be looked at before, but for batches that have
 * started. A parent that somebody else has locked, to settle it most likely, is left for
 * watch-parent: a transaction that locks several must not wait for one.
 *
 * A marked parent that ends at this moment notes that in the same commit, so what was noted about it
 * before may go without a lock.
 *
 * $1 limit
 */
export const watchParents = statement(
  'watch-parents',
  (tables) => `
  WITH due AS MATERIALIZED (
    SELECT ctid, parent_id FROM ${tables.continuationDue} LIMIT $1 FOR UPDATE SKIP LOCKED),
  live AS MATERIALIZED (
    SELECT id, has_continuations, false AS has_started
      FROM ${tables.job}
     WHERE id = ANY (ARRAY (SELECT parent_id FROM due))
     UNION ALL
    SELECT id, has_continuations, state = 'Started'
      FROM ${tables.batch}
     WHERE id = ANY (ARRAY (SELECT parent_id FROM due)) AND state IN ('Awaiting', 'Started')),
  free_jobs AS MATERIALIZED (
    SELECT ctid
      FROM ${tables.job}
     WHERE id = ANY (ARRAY (SELECT id FROM live WHERE NOT has_continuations))
       FOR UPDATE SKIP LOCKED),
  free_batches AS MATERIALIZED (
    SELECT ctid
      FROM ${tables.batch}
     WHERE id = ANY (ARRAY (SELECT id FROM live WHERE NOT has_continuations))
       FOR UPDATE SKIP LOCKED),
  watched_jobs AS (
    UPDATE ${tables.job}
       SET has_continuations = true
     WHERE ctid = ANY (ARRAY (SELECT ctid FROM free_jobs))
    RETURNING id, state, queue),
  watched_batches AS (
    UPDATE ${tables.batch}
       SET has_continuations = true
     WHERE ctid = ANY (ARRAY (SELECT ctid FROM free_batches))
    RETURNING id),
  watched AS MATERIALIZED (
    SELECT id FROM watched_jobs
     UNION ALL
    SELECT id FROM watched_batches
     UNION ALL
    SELECT id FROM live WHERE has_continuations),
  removed AS (
    DELETE FROM ${tables.continuationDue}
     WHERE ctid = ANY (ARRAY (
             SELECT due.ctid
               FROM due
               JOIN live ON live.id = due.parent_id
              WHERE NOT live.has_started AND live.id IN (SELECT id FROM watched)))
    RETURNING 1)
  SELECT (SELECT count(*) FROM due)::integer AS due,
         (SELECT count(*) FROM removed)::integer AS removed,
         ARRAY (SELECT id FROM live EXCEPT SELECT id FROM watched) AS busy,
         ARRAY (SELECT DISTINCT queue FROM watched_jobs WHERE state = '${ENQUEUED}') AS passed_queues,
         EXISTS (SELECT 1 FROM watched_batches) AS has_passed_batches`,
);

/**
 * The same for one parent that was locked. Waits until whoever locked it is done; where that has
 * ended it, nothing is changed.
 *
 * $1 id
 */
export const watchParent = statement(
  'watch-parent',
  (tables) => `
  WITH watched_batch AS (
    UPDATE ${tables.batch}
       SET has_continuations = true
     WHERE id = $1 AND NOT has_continuations AND state IN ('Awaiting', 'Started')
    RETURNING id),
  watched_job AS (
    UPDATE ${tables.job}
       SET has_continuations = true
     WHERE id = $1 AND NOT has_continuations
    RETURNING state, queue)
  SELECT ARRAY (SELECT queue FROM watched_job WHERE state = '${ENQUEUED}') AS passed_queues,
         EXISTS (SELECT 1 FROM watched_batch) AS has_passed_batches`,
);

/**
 * Parents that may have ended. Whoever else looks for some passes over them until this ends.
 *
 * $1 limit
 */
export const takeDueParents = statement(
  'take-due-parents',
  (tables) => `
  SELECT ctid::text AS place, parent_id
    FROM ${tables.continuationDue}
   LIMIT $1
     FOR UPDATE SKIP LOCKED`,
);

/**
 * The states of parents, expired or not. A job that moves between the tables does so in one commit,
 * so it is seen in exactly one of them.
 *
 * $1 ids
 */
export const findParentStates = statement(
  'find-parent-states',
  (tables) => `
  SELECT id, 'live' AS kind, state, has_continuations
    FROM ${tables.job} WHERE id = ANY ($1::uuid[])
   UNION ALL
  SELECT id, 'finished', state, false
    FROM ${tables.finishedJob} WHERE id = ANY ($1::uuid[])
   UNION ALL
  SELECT id, 'batch', state, has_continuations
    FROM ${tables.batch} WHERE id = ANY ($1::uuid[])`,
);

/** What a link asks for is what its parent became. What nobody knows, nobody meets. */
const isMet = `
  CASE condition
       WHEN 'succeeded' THEN outcome = '${SUCCEEDED}'
       WHEN 'deleted' THEN outcome = '${DELETED}'
       WHEN 'completed' THEN outcome = 'Completed'
       WHEN 'started' THEN outcome <> '${DELETED}'
       ELSE condition = 'finished'
  END`;

/**
 * Closes open links of parents that have ended, the oldest children first. A link that another
 * release is closing is left to it; should that roll back, so does its removal of what is due.
 *
 * $1 parents · $2 their outcomes · $3 whether only those links are decided that wait for the start ·
 * $4 how many for each parent · $5 limit
 */
export const closeLinks = statement(
  'close-links',
  (tables) => `
  WITH ended AS MATERIALIZED (
    SELECT *
      FROM unnest($1::uuid[], $2::text[], $3::boolean[]) AS ended(id, outcome, has_only_started)),
  open AS MATERIALIZED (
    SELECT next.ctid
      FROM ended
     CROSS JOIN LATERAL (
           SELECT link.ctid
             FROM ${tables.continuation} AS link
            WHERE link.parent_id = ended.id
              AND link.outcome IS NULL
              AND (NOT ended.has_only_started OR link.condition = 'started')
            ORDER BY link.child_id
            LIMIT $4
              FOR UPDATE SKIP LOCKED
           ) AS next
     LIMIT $5),
  closed AS (
    UPDATE ${tables.continuation} AS link
       SET outcome = ended.outcome
      FROM ended
     WHERE link.ctid = ANY (ARRAY (SELECT ctid FROM open)) AND ended.id = link.parent_id
    RETURNING link.parent_id, link.child_id, link.condition, link.outcome)
  SELECT parent_id, child_id, NOT (${isMet}) AS is_unmet FROM closed`,
);

/**
 * $1 places, as take-due-parents answered them
 */
export const removeDueParents = statement(
  'remove-due-parents',
  (tables) => `DELETE FROM ${tables.continuationDue} WHERE ctid = ANY ($1::tid[])`,
);

/**
 * Locks children that are jobs. Whoever closes another link of one of them waits here, and sees in
 * the next statement that this link is closed: one of the two finds the last one. Their state is
 * answered and not asked for, or else the planner may read all Awaiting jobs to find them.
 *
 * $1 ids
 */
export const lockWaitingJobs = statement(
  'lock-waiting-jobs',
  (tables) => `
  SELECT id, state
    FROM ${tables.job}
   WHERE id = ANY ($1::uuid[])
   ORDER BY id
     FOR UPDATE`,
);

// What looks like EXISTS below is written as a value, because the planner would rather read all links
// once than look up those of a thousand children.

const unmet = (tables: Tables, child: string, columns = 'parent_id, condition, outcome') => `
  SELECT ${columns}
    FROM ${tables.continuation}
   WHERE child_id = ${child}.id AND outcome IS NOT NULL AND NOT (${isMet})
   LIMIT 1`;

const isDecided = (tables: Tables, child: string) => `
  (${child}.id = ANY ($2::uuid[])
   OR (SELECT true
         FROM ${tables.continuation} AS link
        WHERE link.child_id = ${child}.id AND link.outcome IS NULL
        LIMIT 1) IS NULL)`;

/**
 * Which of some Awaiting jobs need not wait any more, each with a link that was not met, if there is
 * one. To follow lock-waiting-jobs.
 *
 * $1 ids · $2 those with a link that was closed just now and was not met
 */
export const judgeWaitingJobs = statement(
  'judge-waiting-jobs',
  (tables) => `
  SELECT ${jobColumns}, unmet.parent_id AS unmet_parent_id, unmet.condition AS unmet_condition,
         unmet.outcome AS unmet_outcome
    FROM ${tables.job} AS job
    LEFT JOIN LATERAL (${unmet(tables, 'job')}) AS unmet ON true
   WHERE job.id = ANY ($1::uuid[]) AND ${isDecided(tables, 'job')}
   ORDER BY job.id`,
);

/**
 * Locks children that are batches, as lock-waiting-jobs does.
 *
 * $1 ids
 */
export const lockWaitingBatches = statement(
  'lock-waiting-batches',
  (tables) => `
  SELECT id
    FROM ${tables.batch}
   WHERE id = ANY ($1::uuid[]) AND state = '${AWAITING}'
   ORDER BY id
     FOR UPDATE`,
);

/**
 * Starts batches whose waiting is over, or deletes those with a link that was not met. Their own jobs
 * wait for that, so they are to be looked at as parents; and they are to be folded, since a batch
 * without jobs ends as it starts. To follow lock-waiting-batches.
 *
 * $1 ids · $2 those with a link that was closed just now and was not met
 */
export const judgeWaitingBatches = statement(
  'judge-waiting-batches',
  (tables) => `
  WITH judged AS MATERIALIZED (
    SELECT batch.id, (${unmet(tables, 'batch', 'true')}) IS NOT NULL AS is_unmet
      FROM ${tables.batch} AS batch
     WHERE batch.id = ANY ($1::uuid[]) AND batch.state = 'Awaiting'
       AND ${isDecided(tables, 'batch')}),
  moved AS (
    UPDATE ${tables.batch} AS batch
       SET state = CASE WHEN is_unmet THEN 'Deleted' ELSE 'Started' END,
           started_at = CASE WHEN NOT is_unmet THEN clock_timestamp() END,
           finished_at = CASE WHEN is_unmet THEN clock_timestamp() END
      FROM judged
     WHERE batch.id = judged.id
    RETURNING batch.id, batch.has_continuations),
  due AS (
    INSERT INTO ${tables.continuationDue} (parent_id)
    SELECT id FROM moved WHERE has_continuations),
  uncounted AS (INSERT INTO ${tables.batchIncrement} (batch_id) SELECT id FROM moved)
  SELECT id FROM moved`,
);
