import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

/**
 * Stores links, and notes the parents of open ones: a parent that has ended meanwhile is looked at as
 * soon as this commits. Takes no locks but on its own new rows, so that a long transaction which
 * creates continuations never holds up the end of their parents.
 *
 * $1 parents · $2 children · $3 conditions · $4 outcomes, or null
 */
export const createLinks = statement(
  'create-links',
  (tables) => `
  WITH linked AS (
    INSERT INTO ${tables.continuation} (parent_id, child_id, condition, outcome)
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])
        ON CONFLICT DO NOTHING
    RETURNING parent_id, outcome)
  INSERT INTO ${tables.continuationDue} (parent_id)
  SELECT DISTINCT parent_id FROM linked WHERE outcome IS NULL`,
);

/**
 * Those of some jobs and batches that exist.
 *
 * $1 ids
 */
export const findParents = statement(
  'find-parents',
  (tables) => `
  SELECT id, 'job' AS kind, state, false AS is_finished
    FROM ${tables.job} WHERE id = ANY ($1::uuid[])
   UNION ALL
  SELECT id, 'job', state, true
    FROM ${tables.finishedJob} WHERE id = ANY ($1::uuid[]) AND expire_at > now()
   UNION ALL
  SELECT id, 'batch', state, state NOT IN ('Awaiting', 'Started')
    FROM ${tables.batch} WHERE id = ANY ($1::uuid[])`,
);

/** $1 parent · $2 limit */
export const findContinuations = statement(
  'find-continuations',
  (tables) => `
  SELECT parent_id, child_id, condition, outcome
    FROM ${tables.continuation}
   WHERE parent_id = $1
   ORDER BY child_id, condition
   LIMIT $2`,
);

/** $1 child */
export const findParentLinks = statement(
  'find-parent-links',
  (tables) => `
  SELECT parent_id, child_id, condition, outcome
    FROM ${tables.continuation}
   WHERE child_id = $1
   ORDER BY parent_id, condition`,
);

// Written as values, because the planner would rather read whole tables than look up a thousand ids.
const isGone = (tables: Tables, id: string) => `
  (SELECT true FROM ${tables.job} AS job WHERE job.id = ${id}) IS NULL
  AND (SELECT true FROM ${tables.batch} AS batch WHERE batch.id = ${id}) IS NULL
  AND (SELECT true FROM ${tables.finishedJob} AS finished WHERE finished.id = ${id} LIMIT 1) IS NULL`;

/**
 * Walks on through the links, and removes those on the way whose ends are both gone: nobody can ask
 * for them any more. Locks nothing else; whoever removes the same link at the same time is waited for.
 *
 * $1, $2 and $3 parent, child and condition of the last link that was looked at · $4 limit
 */
export const removeForgottenLinks = statement(
  'remove-forgotten-links',
  (tables) => `
  WITH seen AS MATERIALIZED (
    SELECT ctid, parent_id, child_id, condition
      FROM ${tables.continuation}
     WHERE (parent_id, child_id, condition) > ($1, $2, $3)
     ORDER BY parent_id, child_id, condition
     LIMIT $4),
  removed AS (
    DELETE FROM ${tables.continuation}
     WHERE ctid = ANY (ARRAY (
             SELECT ctid FROM seen
              WHERE ${isGone(tables, 'seen.parent_id')}
                AND ${isGone(tables, 'seen.child_id')}))
    RETURNING 1)
  SELECT parent_id, child_id, condition, (SELECT count(*) FROM seen) AS seen,
         (SELECT count(*) FROM removed) AS removed
    FROM seen
   ORDER BY parent_id DESC, child_id DESC, condition DESC
   LIMIT 1`,
);
