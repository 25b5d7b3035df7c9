import { ENQUEUED, PROCESSING } from '../../../../../states/state-names.js';
import { jsonTable, NOW } from '../columns.js';
import { statement } from '../statement.js';

const COLUMNS = `id, state, queue, priority, type, method, created_at, run_at, batch_id, fingerprint,
         failure, parameters, history, arguments`;

const jobs = jsonTable('new', {
  id: 'id',
  state: 'name',
  queue: 'name',
  priority: 'integer',
  type: 'name',
  method: 'name',
  created_at: 'time',
  at: 'time',
  batch_id: 'id',
  fingerprint: 'name',
  failure: 'text',
  parameters: 'text',
  history: 'text',
  arguments: 'text',
});

const values = (at: string) => `new.id, new.state, new.queue, new.priority, new.type, new.method,
         new.created_at, ${at}, new.batch_id, new.fingerprint, new.failure, new.parameters,
         new.history, new.arguments`;

/** Stores new jobs. ? rows as new-job-rows.ts makes them */
export const createJobs = statement(
  'create-jobs',
  (tables) => `
  INSERT INTO ${tables.job} (${COLUMNS}, changed_at)
  SELECT ${values('new.at')}, ${NOW} FROM ${jobs}`,
);

/** Stores a new job whose texts are so long that reading them out of JSON would take longer. ? a row of them */
export const createLargeJob = statement(
  'create-large-job',
  (tables) => `
  INSERT INTO ${tables.job} (${COLUMNS}, changed_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ${NOW})`,
);

const alike = jsonTable('new', { id: 'id', at: 'time', at_ms: 'integer', arguments: 'text' });

const alikeJobs = (state: string) => `
  SELECT new.id, '${state}', ?, ?, ?, ?, new.at, new.at, new.arguments, ?,
         CONCAT(?, new.at_ms, ?), ?, ${NOW}, ?, ?`;

const ALIKE_COLUMNS = `id, state, queue, priority, type, method, created_at, run_at, arguments,
         parameters, history, batch_id, changed_at, server_id, attempt`;

/**
 * Stores new jobs that differ in nothing but their ids, arguments and times.
 *
 * ? queue · ? priority · ? type · ? method · ? parameters · ? and ? what stands before and behind the time in their
 * histories · ? batch, or null · ? server, or null · ? attempt · ? rows of ids, times, these in milliseconds, and arguments
 */
export const createAlikeJobs = statement(
  'create-alike-jobs',
  (tables) => `
  INSERT INTO ${tables.job} (${ALIKE_COLUMNS}) ${alikeJobs(ENQUEUED)} FROM ${alike}`,
);

/** The same for jobs that workers of this process start as soon as this commits: as the first claim would leave them. */
export const createClaimedJobs = statement(
  'create-claimed-jobs',
  (tables) => `
  INSERT INTO ${tables.job} (${ALIKE_COLUMNS}) ${alikeJobs(PROCESSING)} FROM ${alike}`,
);

/** Those that have finished already, among jobs that were just stored. ? ids */
export const findCreatedTwice = statement(
  'find-created-twice',
  (tables) => `
  SELECT finished.id
    FROM ${jsonTable('wanted', { id: 'id' })}
   STRAIGHT_JOIN ${tables.finishedJob} AS finished FORCE INDEX (PRIMARY) ON finished.id = wanted.id`,
);

/** ? ids */
export const findStored = statement(
  'find-stored',
  (tables) => `
  SELECT job.id
    FROM ${jsonTable('wanted', { id: 'id' })}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = wanted.id`,
);

/** ? ids */
export const removeJobs = statement(
  'remove-jobs',
  (tables) => `
  DELETE job
    FROM ${jsonTable('wanted', { id: 'id' })}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = wanted.id`,
);

/** Stores jobs whose first state is final. ? rows as new-job-rows.ts makes them */
export const createFinishedJobs = statement(
  'create-finished-jobs',
  (tables) => `
  INSERT INTO ${tables.finishedJob} (
         id, state, queue, priority, type, method, created_at, expire_at, batch_id, fingerprint,
         failure, parameters, history, arguments, finished_at, attempt)
  SELECT ${values('new.at')}, ${NOW}, 0 FROM ${jobs}`,
);

/** The full hour in which the statement began. */
export const THIS_HOUR = "DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m-%d %H:00:00')";

/** ? rows of names and amounts */
export const incrementCounters = statement(
  'increment-counters',
  (tables) => `
  INSERT INTO ${tables.counterIncrement} (name, hour, amount)
  SELECT counted.name, ${THIS_HOUR}, counted.amount
    FROM ${jsonTable('counted', { name: 'name', amount: 'integer' })}`,
);
