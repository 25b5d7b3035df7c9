import { jsonTable, NOW } from '../columns.js';
import { forUpdate } from '../locking.sql.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

/*
 * Rows are found by their primary key, one after the other in the order of their ids, which two batches that share rows
 * have in common; FORCE INDEX keeps small tables from being read, and locked, as a whole.
 */

/** How long a history may grow, in characters, before its oldest entries are left out. */
export const MAX_HISTORY_CHARS = 262_144;

const wantedIds = (table: string) => `
    FROM ${jsonTable('wanted', { id: 'id' })}
   STRAIGHT_JOIN ${table} AS job FORCE INDEX (PRIMARY) ON job.id = wanted.id`;

const isLong = `CHAR_LENGTH(job.history) >= ${MAX_HISTORY_CHARS} AS is_long`;

/** ? ids */
export const holdJobs = statement(
  'hold-jobs',
  (tables) => `
  SELECT job.id, job.state, job.attempt, job.server_id, job.woken_for, job.queue, job.batch_id,
         job.has_continuations, ${isLong}
    ${wantedIds(tables.job)}
     ${forUpdate(tables, 'job')}`,
);

/** ? ids */
export const holdFinishedJobs = statement(
  'hold-finished-jobs',
  (tables) => `
  SELECT job.id, job.state, job.attempt, NULL AS server_id, NULL AS woken_for, job.queue,
         job.batch_id, FALSE AS has_continuations, ${isLong}
    ${wantedIds(tables.finishedJob)}
   WHERE job.expire_at > ${NOW}
     ${forUpdate(tables, 'job')}`,
);

/** ? ids */
export const readHistories = statement(
  'read-histories',
  (tables) => `SELECT job.id, job.history ${wantedIds(tables.job)}`,
);

/** ? ids */
export const readFinishedHistories = statement(
  'read-finished-histories',
  (tables) => `SELECT job.id, job.history ${wantedIds(tables.finishedJob)}`,
);

const wanted = jsonTable('wanted', {
  id: 'id',
  state: 'name',
  at: 'time',
  queue: 'name',
  fingerprint: 'name',
  failure: 'text',
  parameters: 'text',
  whole_history: 'text',
  history: 'text',
});

const wantedJobs = (table: string) =>
  `${wanted} STRAIGHT_JOIN ${table} AS job FORCE INDEX (PRIMARY) ON job.id = wanted.id`;

/** A history that has grown too long was cut, and is sent as a whole. */
const history = "CONCAT(COALESCE(wanted.whole_history, job.history), ',', wanted.history)";
const parameters = 'COALESCE(wanted.parameters, job.parameters)';
const failure = 'COALESCE(wanted.failure, job.failure)';
/** The fingerprint belongs to the failure. */
const fingerprint = 'IF(wanted.failure IS NULL, job.fingerprint, wanted.fingerprint)';

/** From one unfinished state to another. ? rows as apply-transitions.ts makes them */
export const moveJobs = statement(
  'move-jobs',
  (tables) => `
  UPDATE ${wantedJobs(tables.job)}
     SET job.state = wanted.state, job.history = ${history}, job.parameters = ${parameters},
         job.queue = COALESCE(wanted.queue, job.queue), job.fingerprint = ${fingerprint},
         job.failure = ${failure}, job.run_at = wanted.at, job.changed_at = ${NOW},
         job.server_id = NULL, job.waiting_for = NULL, job.woken_for = NULL, job.wait_until = NULL`,
);

const copied = `job.id, wanted.state, COALESCE(wanted.queue, job.queue), job.priority, job.attempt,
         job.type, job.method, job.created_at, wanted.at, job.arguments, ${parameters}, ${history},
         job.batch_id, ${failure}, ${fingerprint}, ${NOW}`;

const wantedPlainly = jsonTable('wanted', {
  id: 'id',
  state: 'name',
  at: 'time',
  history: 'text',
});

const copiedPlainly = `job.id, wanted.state, job.queue, job.priority, job.attempt, job.type, job.method,
         job.created_at, wanted.at, job.arguments, job.parameters,
         CONCAT(job.history, ',', wanted.history), job.batch_id, job.failure, job.fingerprint, ${NOW}`;

const COPIED = (
  at: string,
  changedAt: string,
) => `id, state, queue, priority, attempt, type, method,
         created_at, ${at}, arguments, parameters, history, batch_id, failure, fingerprint,
         ${changedAt}`;

/** What is copied to the finished jobs. */
export const FINISHED_COLUMNS = COPIED('expire_at', 'finished_at');

/** From an unfinished state to a final one. To be followed by removeMoved. ? rows */
export const copyToFinished = statement(
  'copy-to-finished',
  (tables) => `
  INSERT INTO ${tables.finishedJob} (${FINISHED_COLUMNS})
  SELECT ${copied} FROM ${wantedJobs(tables.job)}`,
);

/** The same for jobs of which nothing else changes, as most do not. ? plain rows */
export const copyPlainlyToFinished = statement(
  'copy-to-finished',
  (tables) => `
  INSERT INTO ${tables.finishedJob} (${FINISHED_COLUMNS})
  SELECT ${copiedPlainly}
    FROM ${wantedPlainly}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = wanted.id`,
);

/** From a final state back to an unfinished one. To be followed by removeRevived. ? rows */
export const copyToUnfinished = statement(
  'copy-to-unfinished',
  (tables) => `
  INSERT INTO ${tables.job} (${COPIED('run_at', 'changed_at')})
  SELECT ${copied} FROM ${wantedJobs(tables.finishedJob)}`,
);

const removeFrom = (name: string, table: (tables: Tables) => string) =>
  statement(name, (tables) => `DELETE job ${wantedIds(table(tables))}`);

/** ? ids */
export const removeMoved = removeFrom('remove-moved', ({ job }) => job);
/** ? ids */
export const removeRevived = removeFrom('remove-revived', ({ finishedJob }) => finishedJob);

/** From one final state to another. ? rows */
export const refinishJobs = statement(
  'refinish-jobs',
  (tables) => `
  UPDATE ${wantedJobs(tables.finishedJob)}
     SET job.state = wanted.state, job.history = ${history}, job.parameters = ${parameters},
         job.fingerprint = ${fingerprint}, job.failure = ${failure}, job.expire_at = wanted.at,
         job.finished_at = ${NOW}`,
);

/** Notes that the links of jobs are to be looked at which something waits for. ? ids */
export const noteContinuations = statement(
  'note-continuations',
  (tables) => `
  INSERT INTO ${tables.continuationDue} (parent_id)
  SELECT ended.id FROM ${jsonTable('ended', { id: 'id' })}`,
);

/**
 * What batches gain and lose by jobs; the batches' own rows are not touched, so that no job waits for another one of its
 * batch. ? rows of ids and amounts
 */
export const incrementBatches = statement(
  'increment-batches',
  (tables) => `
  INSERT INTO ${tables.batchIncrement} (batch_id, succeeded, failed, deleted)
  SELECT gained.id, gained.succeeded, gained.failed, gained.deleted
    FROM ${jsonTable('gained', { id: 'id', succeeded: 'integer', failed: 'integer', deleted: 'integer' })}`,
);
