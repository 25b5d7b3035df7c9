import { jsonTable, NOW } from '../columns.js';
import { forUpdate } from '../locking.sql.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

const wanted = jsonTable('wanted', { id: 'id' });

/** Batches about which something was noted; found by jumping from one to the next. ? limit */
export const findUncounted = statement(
  'find-uncounted',
  (tables) => `
  SELECT DISTINCT batch_id AS id FROM ${tables.batchIncrement} ORDER BY batch_id LIMIT ?`,
);

const held = (tables: Tables, columns: string) => `
  SELECT ${columns}
    FROM ${wanted}
   STRAIGHT_JOIN ${tables.batch} AS batch FORCE INDEX (PRIMARY) ON batch.id = wanted.id`;

/** Leaves those to their owner that another server is folding; that one looks again after its commit. ? ids · ? limit */
export const lockBatches = statement(
  'lock-batches',
  (tables) => `${held(tables, 'batch.id')} LIMIT ? ${forUpdate(tables, 'batch')} SKIP LOCKED`,
);

/** ? ids */
export const holdIncrements = statement(
  'hold-batch-increments',
  (tables) => `
  SELECT increment.number, increment.batch_id, increment.total, increment.succeeded,
         increment.failed, increment.deleted
    FROM ${wanted}
   STRAIGHT_JOIN ${tables.batchIncrement} AS increment FORCE INDEX (batch_increment_batch)
      ON increment.batch_id = wanted.id
     ${forUpdate(tables, 'increment')}`,
);

/** ? rows of numbers */
export const removeIncrements = statement(
  'remove-batch-increments',
  (tables) => `
  DELETE increment
    FROM ${jsonTable('taken', { number: 'integer' })}
   STRAIGHT_JOIN ${tables.batchIncrement} AS increment FORCE INDEX (PRIMARY)
      ON increment.number = taken.number`,
);

/** ? ids */
export const readBatches = statement(
  'read-batches',
  (tables) => `
  SELECT batch.id, batch.batch_id, batch.state, batch.has_continuations,
         CAST(batch.total AS CHAR) AS total, CAST(batch.succeeded AS CHAR) AS succeeded,
         CAST(batch.failed AS CHAR) AS failed, CAST(batch.deleted AS CHAR) AS deleted,
         (SELECT enclosing.state FROM ${tables.batch} AS enclosing
           WHERE enclosing.id = batch.batch_id) AS enclosing_state
    FROM ${wanted}
   STRAIGHT_JOIN ${tables.batch} AS batch FORCE INDEX (PRIMARY) ON batch.id = wanted.id`,
);

/**
 * ? how long a batch that has ended is kept, in milliseconds · ? rows of ids, states, counts, whether the batch has ended,
 * and whether it may expire
 */
export const storeFolded = statement(
  'store-folded',
  (tables) => `
  UPDATE ${jsonTable('folded', {
    id: 'id',
    state: 'name',
    total: 'integer',
    succeeded: 'integer',
    failed: 'integer',
    deleted: 'integer',
    has_ended: 'integer',
    may_expire: 'integer',
  })}
   STRAIGHT_JOIN ${tables.batch} AS batch FORCE INDEX (PRIMARY) ON batch.id = folded.id
     SET batch.state = folded.state, batch.total = folded.total, batch.succeeded = folded.succeeded,
         batch.failed = folded.failed, batch.deleted = folded.deleted,
         batch.finished_at = IF(folded.has_ended = 1, COALESCE(batch.finished_at, ${NOW}), NULL),
         batch.expire_at = IF(
           folded.has_ended = 1 AND folded.may_expire = 1,
           COALESCE(batch.expire_at, TIMESTAMPADD(MICROSECOND, ROUND(? * 1000), ${NOW})), NULL)`,
);

/** Those directly inside of some batches that have not ended. ? ids */
export const findUnfinishedInside = statement(
  'find-unfinished-inside',
  (tables) => `
  SELECT nested.id
    FROM ${wanted}
   STRAIGHT_JOIN ${tables.batch} AS nested FORCE INDEX (batch_nested) ON nested.batch_id = wanted.id
   WHERE nested.state IN ('Awaiting', 'Started')`,
);

/** ? ids */
export const hasUncountedBatches = statement(
  'has-uncounted-batches',
  (tables) => `
  SELECT 1
    FROM ${wanted}
   STRAIGHT_JOIN ${tables.batchIncrement} AS increment FORCE INDEX (batch_increment_batch)
      ON increment.batch_id = wanted.id
   LIMIT 1`,
);

/** What was noted about batches that are gone, jobs of which were requeued. ? limit */
export const holdLostIncrements = statement(
  'hold-lost-increments',
  (tables) => `
  SELECT increment.number
    FROM ${tables.batchIncrement} AS increment
   WHERE NOT EXISTS (SELECT 1 FROM ${tables.batch} AS batch WHERE batch.id = increment.batch_id)
   LIMIT ?
     FOR UPDATE SKIP LOCKED`,
);
