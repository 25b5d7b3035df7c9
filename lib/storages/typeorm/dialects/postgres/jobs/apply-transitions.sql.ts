import { ENQUEUED, FAILED, SUCCEEDED } from '../../../../../states/state-names.js';
import { jsonTexts } from '../columns.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

/** How long a history may grow, in characters, before its oldest entries are left out. */
const MAX_HISTORY_CHARS = 262_144;
/** How many entries stay when that happens. */
const KEPT_ENTRIES = 100;

const appended = (tables: Tables, history: string, addition: string) => `
  CASE WHEN length(${history}) < ${MAX_HISTORY_CHARS} THEN ${history}
       ELSE ${tables.trimHistory}(${history}, ${KEPT_ENTRIES})
   END || ',' || ${addition}`;

/** A column that was sent as one value where all have the same. */
const common = (parameter: string, column: string) =>
  `CASE WHEN cardinality(${parameter}) = 1 THEN (${parameter})[1] ELSE ${column} END AS ${column}`;

/** The fingerprint belongs to the failure; one that an older version stored has none. */
const fingerprint = (failure: string, its: string, before: string) =>
  `CASE WHEN ${failure} IS NULL THEN ${before} ELSE ${its} END`;

/** Milliseconds become an interval, because a number of seconds would lose some of them in far years. */
const wanted = `
  wanted AS MATERIALIZED (
    SELECT id, from_attempt, history, parameters, failure, fingerprint,
           ${common('$2::text[]', 'from_state')}, ${common('$4::text[]', 'from_server')},
           ${common('$5::text[]', 'state')}, ${common('$8::text[]', 'counters')},
           ${common('$10::text[]', 'queue')},
           timestamptz 'epoch' + at_ms * interval '1 millisecond' AS at
      FROM unnest($1::uuid[], $2::text[], $3::integer[], $4::text[], $5::text[],
                  ${jsonTexts('$6')}, ${jsonTexts('$7')}::json[], $8::text[], $9::float8[],
                  $10::text[], ${jsonTexts('$11')}, ${jsonTexts('$12')})
        AS wanted(id, from_state, from_attempt, from_server, state, history, parameters, counters,
                  at_ms, queue, failure, fingerprint))`;

const asExpected = `
  (wanted.from_state IS NULL OR job.state = wanted.from_state)
  AND (wanted.from_attempt IS NULL OR job.attempt = wanted.from_attempt)`;

const fromLease = '(wanted.from_server IS NULL OR job.server_id = wanted.from_server)';

/** The name of a queue that somebody made too long for an index would refuse the moves of all others. */
const indexable = (queue: string) => `left(${queue}, 200)`;

/** Counters grow by what was applied, and by nothing else. */
const counted = (tables: Tables, applied: string) => `
  counted AS (
    INSERT INTO ${tables.counterIncrement} (name, hour, amount)
    SELECT counter.name, date_trunc('hour', now(), 'UTC'), sum(grouped.amount)
      FROM (SELECT counters, count(*) AS amount FROM ${applied} GROUP BY counters) AS grouped
     CROSS JOIN LATERAL unnest(string_to_array(grouped.counters, E'\\x1f')) AS counter(name)
     WHERE counter.name <> ''
     GROUP BY counter.name)`;

/** How many a job in some state counts for among those of its batch. */
const unfinished = (state: string) => ({
  succeeded: '0',
  failed: `(${state} = '${FAILED}')::integer`,
  deleted: '0',
});
const finished = (state: string) => ({
  succeeded: `(${state} = '${SUCCEEDED}')::integer`,
  failed: '0',
  deleted: `(${state} <> '${SUCCEEDED}')::integer`,
});

/**
 * What batches gain and lose by the jobs that were applied; the batches' own rows are not touched, so
 * that no job waits for another one of its batch. Nothing for jobs without a batch.
 */
const batched = (
  tables: Tables,
  applied: string,
  before: ReturnType<typeof unfinished>,
  after: ReturnType<typeof unfinished>,
) => `
  batched AS (
    INSERT INTO ${tables.batchIncrement} (batch_id, succeeded, failed, deleted)
    SELECT batch_id, sum(succeeded), sum(failed), sum(deleted)
      FROM (SELECT batch_id, ${after.succeeded} - ${before.succeeded} AS succeeded,
                   ${after.failed} - ${before.failed} AS failed,
                   ${after.deleted} - ${before.deleted} AS deleted
              FROM ${applied}
             WHERE batch_id IS NOT NULL) AS gained
     WHERE succeeded <> 0 OR failed <> 0 OR deleted <> 0
     GROUP BY batch_id)`;

/** Notes that the links of those jobs are to be looked at which something waits for. */
const continued = (tables: Tables, applied: string) => `
  continued AS (
    INSERT INTO ${tables.continuationDue} (parent_id)
    SELECT id FROM ${applied} WHERE has_continuations)`;

/**
 * All four statements take the same parameters, one element for each transition:
 *
 * $1 ids · $2 expected states * · $3 expected attempts · $4 expected servers * · $5 new states * ·
 * $6 additions to the history · $7 parameters, or null · $8 counters, as one text each * ·
 * $9 run at or expire at, in milliseconds since 1970 · $10 queues, or null * ·
 * $11 failures in short, or null: as before · $12 their fingerprints
 *
 * where one with a star may have a single element that stands for all. They answer with one row: how many
 * they applied, and which where these are not all; the servers from which jobs were taken away by somebody
 * else than that server; the resources for which jobs had been woken and were not run; the queues of the
 * jobs that are to run now; and whether continuations or batches were noted.
 *
 * Ids come sorted, and each row is found by its primary key, one after the other: two batches that
 * share rows lock them in the same order. A row that was changed while it was waited for is locked,
 * but not found again: a statement sees only what was committed when it began. So what a first run
 * has not applied is run once more.
 */
const found = (tables: Tables) => `
  found AS MATERIALIZED (
    SELECT job.ctid, job.server_id AS old_server, job.woken_for, job.state AS old_state, wanted.*
      FROM wanted
     CROSS JOIN LATERAL (
           SELECT job.ctid, job.server_id, job.woken_for, job.state
             FROM ${tables.job} AS job
            WHERE job.id = wanted.id AND ${asExpected} AND ${fromLease}
              FOR UPDATE
           ) AS job)`;

const answer = (applied: string) => `
  SELECT count(*)::integer AS applied,
         CASE WHEN count(*) < cardinality($1::uuid[]) THEN array_agg(id) END AS applied_ids,
         array_agg(DISTINCT old_server)
           FILTER (WHERE from_server IS NULL AND old_server IS NOT NULL) AS taken_from,
         array_agg(DISTINCT woken_for) FILTER (WHERE woken_for IS NOT NULL) AS turns,
         array_agg(DISTINCT result_queue) FILTER (WHERE state = '${ENQUEUED}') AS ready_queues,
         coalesce(bool_or(has_continuations), false) AS has_continuations,
         coalesce(bool_or(batch_id IS NOT NULL), false) AS has_batches
    FROM ${applied}`;

/** What a finished job has not: a server, a turn, a link that is to be looked at again. */
const nobody = `NULL::text AS from_server, NULL::text AS old_server, NULL::text AS woken_for,
           NULL::boolean AS has_continuations`;

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
           queue = coalesce(found.queue, ${indexable('job.queue')}),
           failure = coalesce(found.failure, job.failure),
           fingerprint = ${fingerprint('found.failure', 'found.fingerprint', 'job.fingerprint')},
           run_at = found.at,
           changed_at = clock_timestamp(),
           server_id = NULL, waiting_for = NULL, woken_for = NULL, wait_until = NULL
      FROM found
     WHERE job.ctid = ANY (ARRAY (SELECT ctid FROM found)) AND job.id = found.id
    RETURNING job.id, found.from_server, found.old_server, found.counters, found.woken_for,
              job.queue AS result_queue, job.batch_id, found.old_state, job.state,
              NULL::boolean AS has_continuations),
  ${counted(tables, 'applied')},
  ${batched(tables, 'applied', unfinished('old_state'), unfinished('state'))}
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
           found.woken_for, found.counters, gone.batch_id, gone.state AS old_state, found.state,
           gone.has_continuations
      FROM gone JOIN found ON found.id = gone.id),
  moved AS (
    INSERT INTO ${tables.finishedJob} (
      id, state, queue, priority, attempt, type, method, created_at, expire_at, arguments,
      parameters, history, batch_id, failure, fingerprint)
    SELECT gone.id, found.state, coalesce(found.queue, gone.queue), gone.priority, gone.attempt,
           gone.type, gone.method, gone.created_at, found.at, gone.arguments,
           coalesce(found.parameters, gone.parameters),
           ${appended(tables, 'gone.history', 'found.history')}, gone.batch_id,
           coalesce(found.failure, gone.failure),
           ${fingerprint('found.failure', 'found.fingerprint', 'gone.fingerprint')}
      FROM gone JOIN found ON found.id = gone.id),
  ${counted(tables, 'applied')},
  ${batched(tables, 'applied', unfinished('old_state'), finished('state'))},
  ${continued(tables, 'applied')}
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
              wanted.counters, wanted.failure AS new_failure,
              wanted.fingerprint AS new_fingerprint),
  moved AS (
    INSERT INTO ${tables.job} (
      id, state, queue, priority, attempt, type, method, created_at, run_at, arguments,
      parameters, history, batch_id, failure, fingerprint)
    SELECT id, new_state, coalesce(new_queue, ${indexable('queue')}), priority, attempt, type, method, created_at,
           at, arguments, coalesce(new_parameters, parameters),
           ${appended(tables, 'history', 'addition')}, batch_id, coalesce(new_failure, failure),
           ${fingerprint('new_failure', 'new_fingerprint', 'fingerprint')}
      FROM gone),
  ${counted(tables, 'gone')},
  ${batched(tables, 'gone', finished('state'), unfinished('new_state'))}
  ${answer(`(
    SELECT id, batch_id, new_state AS state, coalesce(new_queue, queue) AS result_queue,
           ${nobody} FROM gone) AS revived`)}`,
);

/** From one final state to another. */
export const refinishJobs = statement(
  'refinish-jobs',
  (tables) => `
  WITH ${wanted},
  found AS MATERIALIZED (
    SELECT job.state AS old_state, wanted.*
      FROM wanted
     CROSS JOIN LATERAL (
           SELECT job.state
             FROM ${tables.finishedJob} AS job
            WHERE job.id = wanted.id AND job.expire_at > now() AND ${asExpected}
              FOR UPDATE
           ) AS job),
  applied AS (
    UPDATE ${tables.finishedJob} AS job
       SET state = found.state,
           history = ${appended(tables, 'job.history', 'found.history')},
           parameters = coalesce(found.parameters, job.parameters),
           failure = coalesce(found.failure, job.failure),
           fingerprint = ${fingerprint('found.failure', 'found.fingerprint', 'job.fingerprint')},
           expire_at = found.at,
           finished_at = clock_timestamp()
      FROM found
     WHERE job.id = found.id AND job.expire_at > now()
    RETURNING job.id, job.queue, job.batch_id, job.state, found.old_state, found.counters),
  ${counted(tables, 'applied')},
  ${batched(tables, 'applied', finished('old_state'), finished('state'))}
  ${answer(`(
    SELECT id, batch_id, state, queue AS result_queue, ${nobody} FROM applied) AS refinished`)}`,
);
