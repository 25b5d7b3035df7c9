import { jsonTexts } from '../columns.js';
import { statement } from '../statement.js';
import type { Tables } from '../tables.js';

/** How long a history may grow, in characters, before its oldest entries are left out. */
const MAX_HISTORY_CHARS = 262_144;
/** How many entries stay when that happens. */
const KEPT_ENTRIES = 100;

const appended = (tables: Tables, history: string, addition: string) => `
  CASE WHEN length(${history}) < ${MAX_HISTORY_CHARS} THEN ${history}
       ELSE ${tables.trimHistory}(${history}, ${KEPT_ENTRIES})
   END || ',' || ${addition}`;

const wanted = `
  wanted AS MATERIALIZED (
    SELECT *
      FROM unnest($1::uuid[], $2::text[], $3::integer[], $4::text[], $5::text[],
                  ${jsonTexts('$6')}, ${jsonTexts('$7')}::json[], $8::text[], $9::timestamptz[],
                  $10::text[])
        AS wanted(id, from_state, from_attempt, from_server, state, history, parameters, counters,
                  at, queue))`;

const asExpected = `
  (wanted.from_state IS NULL OR job.state = wanted.from_state)
  AND (wanted.from_attempt IS NULL OR job.attempt = wanted.from_attempt)`;

const fromLease = '(wanted.from_server IS NULL OR job.server_id = wanted.from_server)';

/** Counters grow by what was applied, and by nothing else. */
const counted = (tables: Tables, applied: string) => `
  counted AS (
    INSERT INTO ${tables.counterIncrement} (name, hour, amount)
    SELECT counter.name, date_trunc('hour', now(), 'UTC'), sum(grouped.amount)
      FROM (SELECT counters, count(*) AS amount FROM ${applied} GROUP BY counters) AS grouped
     CROSS JOIN LATERAL unnest(string_to_array(grouped.counters, ',')) AS counter(name)
     WHERE counter.name <> ''
     GROUP BY counter.name)`;

/**
 * All four statements take the same parameters, one element for each transition:
 *
 * $1 ids · $2 expected states · $3 expected attempts · $4 expected servers · $5 new states ·
 * $6 additions to the history · $7 parameters, or null · $8 counters, with commas between ·
 * $9 run at or expire at · $10 queues, or null
 *
 * and answer with the ids that they applied, the server from which a job was taken away by somebody
 * else than that server, and the resource for which a job had been woken and was not run.
 *
 * Ids come sorted, and each row is found by its primary key, one after the other: two batches that
 * share rows lock them in the same order.
 */
const found = (tables: Tables) => `
  found AS MATERIALIZED (
    SELECT job.ctid, job.server_id AS old_server, job.woken_for, wanted.*
      FROM wanted
     CROSS JOIN LATERAL (
           SELECT job.ctid, job.server_id, job.woken_for
             FROM ${tables.job} AS job
            WHERE job.id = wanted.id AND ${asExpected} AND ${fromLease}
              FOR UPDATE
           ) AS job)`;

const answer = (applied: string) => `
  SELECT id, CASE WHEN from_server IS NULL THEN old_server END AS taken_from, result_queue,
         woken_for
    FROM ${applied}`;

/** From one unfinished state to another. */
export const moveJobs = statement(
  'move-jobs',
  (tables) => `
  WITH ${wanted}, ${found(tables)},
  applied AS (
    UPDATE ${tables.job} AS job
       SET state = found.state,
           history = ${appended(tables, 'job.history', 'found.history')},
           parameters = coalesce(found.parameters, job.parameters),
           queue = coalesce(found.queue, job.queue),
           run_at = found.at,
           changed_at = clock_timestamp(),
           server_id = NULL, waiting_for = NULL, woken_for = NULL, wait_until = NULL
      FROM found
     WHERE job.ctid = ANY (ARRAY (SELECT ctid FROM found)) AND job.id = found.id
    RETURNING job.id, found.from_server, found.old_server, found.counters, found.woken_for,
              job.queue AS result_queue),
  ${counted(tables, 'applied')}
  ${answer('applied')}`,
);

/** From an unfinished state to a final one: the row moves to the finished jobs. */
export const finishJobs = statement(
  'finish-jobs',
  (tables) => `
  WITH ${wanted}, ${found(tables)},
  gone AS (
    DELETE FROM ${tables.job} AS job
     WHERE job.ctid = ANY (ARRAY (SELECT ctid FROM found))
    RETURNING job.*),
  applied AS (
    SELECT gone.id, gone.queue AS result_queue, found.from_server, found.old_server,
           found.woken_for, found.counters
      FROM gone JOIN found ON found.id = gone.id),
  moved AS (
    INSERT INTO ${tables.finishedJob} (
      id, state, queue, priority, attempt, type, method, created_at, expire_at, arguments,
      parameters, history)
    SELECT gone.id, found.state, coalesce(found.queue, gone.queue), gone.priority, gone.attempt,
           gone.type, gone.method, gone.created_at, found.at, gone.arguments,
           coalesce(found.parameters, gone.parameters),
           ${appended(tables, 'gone.history', 'found.history')}
      FROM gone JOIN found ON found.id = gone.id),
  ${counted(tables, 'applied')}
  ${answer('applied')}`,
);

/** From a final state back to an unfinished one. */
export const reviveJobs = statement(
  'revive-jobs',
  (tables) => `
  WITH ${wanted},
  gone AS (
    DELETE FROM ${tables.finishedJob} AS job
     USING wanted
     WHERE job.id = wanted.id AND job.expire_at > now() AND ${asExpected}
    RETURNING job.*, wanted.state AS new_state, wanted.history AS addition,
              wanted.parameters AS new_parameters, wanted.queue AS new_queue, wanted.at,
              wanted.counters),
  moved AS (
    INSERT INTO ${tables.job} (
      id, state, queue, priority, attempt, type, method, created_at, run_at, arguments,
      parameters, history)
    SELECT id, new_state, coalesce(new_queue, queue), priority, attempt, type, method, created_at,
           at, arguments, coalesce(new_parameters, parameters),
           ${appended(tables, 'history', 'addition')}
      FROM gone),
  ${counted(tables, 'gone')}
  SELECT id, NULL AS taken_from, coalesce(new_queue, queue) AS result_queue, NULL AS woken_for
    FROM gone`,
);

/** From one final state to another. */
export const refinishJobs = statement(
  'refinish-jobs',
  (tables) => `
  WITH ${wanted},
  applied AS (
    UPDATE ${tables.finishedJob} AS job
       SET state = wanted.state,
           history = ${appended(tables, 'job.history', 'wanted.history')},
           parameters = coalesce(wanted.parameters, job.parameters),
           expire_at = wanted.at,
           finished_at = clock_timestamp()
      FROM wanted
     WHERE job.id = wanted.id AND job.expire_at > now() AND ${asExpected}
    RETURNING job.id, job.queue, wanted.counters),
  ${counted(tables, 'applied')}
  SELECT id, NULL AS taken_from, queue AS result_queue, NULL AS woken_for FROM applied`,
);
