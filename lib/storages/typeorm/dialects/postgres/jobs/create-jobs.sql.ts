import { ENQUEUED, PROCESSING } from '../../../../../states/state-names.js';
import { jsonTexts } from '../columns.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

const columns = `id, state, queue, priority, type, method, created_at, run_at, arguments,
                 parameters, history, batch_id, failure, fingerprint`;

const source = `unnest(
    $1::uuid[], $2::text[], $3::text[], $4::smallint[], $5::text[], $6::text[], $7::timestamptz[],
    $8::timestamptz[], ${jsonTexts('$9')}::json[], ${jsonTexts('$10')}::json[], ${jsonTexts('$11')},
    $12::uuid[], ${jsonTexts('$13')}, ${jsonTexts('$14')})`;

/**
 * Stores new jobs. Takes no locks but on its own new rows.
 *
 * $1 ids · $2 states · $3 queues · $4 priorities · $5 types · $6 methods · $7 created at ·
 * $8 run at · $9 arguments · $10 parameters · $11 histories · $12 batches, or null · $13 failures in
 * short, or null · $14 their fingerprints
 */
export const createJobs = statement(
  'create-jobs',
  (tables) => `
  INSERT INTO ${tables.job} (${columns})
  SELECT * FROM ${source}`,
);

const alikeColumns = `
  id, queue, priority, type, method, created_at, run_at, arguments, parameters, history`;

const alikeValues = `
  id, $4, $5, $6, $7, to_timestamp(at_ms / 1000.0), to_timestamp(at_ms / 1000.0), arguments, $8,
  $9 || at_ms || $10`;

const alike = `
  unnest($1::uuid[], ${jsonTexts('$2')}::json[], $3::bigint[]) AS alike(id, arguments, at_ms)`;

/**
 * Stores new jobs that differ in nothing but their ids, arguments and times, which is what most calls
 * that come together are. Half the time of create-jobs: what they share is sent and read once.
 *
 * $1 ids · $2 arguments · $3 times at which they were created and are ready, in milliseconds ·
 * $4 queue · $5 priority · $6 type · $7 method · $8 parameters · $9 and $10 what stands before and
 * behind the time in their histories
 */
export const createAlikeJobs = statement(
  'create-alike-jobs',
  (tables) => `
  INSERT INTO ${tables.job} (state, ${alikeColumns})
  SELECT '${ENQUEUED}', ${alikeValues} FROM ${alike}`,
);

/**
 * Stores such jobs of one batch.
 *
 * $11 batch
 */
export const createAlikeJobsOfBatch = statement(
  'create-alike-jobs-of-batch',
  (tables) => `
  INSERT INTO ${tables.job} (state, batch_id, ${alikeColumns})
  SELECT '${ENQUEUED}', $11::uuid, ${alikeValues} FROM ${alike}`,
);

/**
 * Stores such jobs without a batch that workers of this process start as soon as this commits: as the
 * first claim would leave them.
 *
 * $11 server id
 */
export const createClaimedJobs = statement(
  'create-claimed-jobs',
  (tables) => `
  INSERT INTO ${tables.job} (state, server_id, attempt, ${alikeColumns})
  SELECT '${PROCESSING}', $11, 1, ${alikeValues} FROM ${alike}`,
);

/**
 * Stores those new jobs that an earlier attempt did not store. To be followed, in its transaction, by
 * remove-created-twice.
 */
export const createMissingJobs = statement(
  'create-missing-jobs',
  (tables) => `
  INSERT INTO ${tables.job} (${columns})
  SELECT * FROM ${source}
      ON CONFLICT (id) DO NOTHING
  RETURNING id`,
);

/**
 * Takes back what create-missing-jobs stored although the job had been run and finished by then. The
 * move of a finished job commits in one piece, and an insert waits for it; so a snapshot taken after
 * the insert sees the finished one.
 *
 * $1 ids
 */
export const removeCreatedTwice = statement(
  'remove-created-twice',
  (tables) => `
  DELETE FROM ${tables.job} AS job
   WHERE job.id = ANY ($1::uuid[])
     AND EXISTS (SELECT 1 FROM ${tables.finishedJob} AS finished WHERE finished.id = job.id)
  RETURNING id`,
);

const insertFinished = (tables: Tables) => `
  INSERT INTO ${tables.finishedJob} (
    id, state, queue, priority, type, method, created_at, expire_at, arguments, parameters,
    history, batch_id, failure, fingerprint, attempt)
  SELECT *, 0 FROM ${source}`;

/**
 * Stores jobs whose first state is final.
 *
 * $1 ids · $2 states · $3 queues · $4 priorities · $5 types · $6 methods · $7 created at ·
 * $8 expire at · $9 arguments · $10 parameters · $11 histories · $12 batches, or null · $13 failures in
 * short, or null · $14 their fingerprints
 */
export const createFinishedJobs = statement('create-finished-jobs', insertFinished);

/** The same for those that no earlier attempt has stored. */
export const createMissingFinishedJobs = statement(
  'create-missing-finished-jobs',
  (tables) => `${insertFinished(tables)}
      ON CONFLICT (id, expire_at) DO NOTHING
  RETURNING id`,
);

/**
 * $1 names · $2 amounts
 */
export const incrementCounters = statement(
  'increment-counters',
  (tables) => `
  INSERT INTO ${tables.counterIncrement} (name, hour, amount)
  SELECT name, date_trunc('hour', now(), 'UTC'), amount
    FROM unnest($1::text[], $2::bigint[]) AS counted(name, amount)`,
);
