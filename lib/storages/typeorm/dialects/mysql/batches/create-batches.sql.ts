import { jsonTable } from '../columns.js';
import { forUpdate } from '../locking.sql.js';
import { statement } from '../statement.js';

const wanted = jsonTable('wanted', { id: 'id' });

/** The states of some batches, and what they are nested in. ? ids */
export const findBatchStates = statement(
  'find-batch-states',
  (tables) => `
  SELECT batch.id, batch.state, batch.batch_id
    FROM ${wanted}
   STRAIGHT_JOIN ${tables.batch} AS batch FORCE INDEX (PRIMARY) ON batch.id = wanted.id`,
);

/** ? rows of ids, descriptions, enclosing batches, states, and times of creation, of the start, and of the end */
export const createBatches = statement(
  'create-batches',
  (tables) => `
  INSERT INTO ${tables.batch} (
         id, description, batch_id, state, created_at, started_at, finished_at)
  SELECT new.id, new.description, new.batch_id, new.state, new.created_at, new.started_at,
         new.finished_at
    FROM ${jsonTable('new', {
      id: 'id',
      description: 'text',
      batch_id: 'id',
      state: 'name',
      created_at: 'time',
      started_at: 'time',
      finished_at: 'time',
    })}`,
);

/** Ended ones among some batches that exist. A batch that somebody else has locked is passed over. ? ids */
export const holdEndedBatches = statement(
  'hold-ended-batches',
  (tables) => `
  SELECT batch.id
    FROM ${wanted}
   STRAIGHT_JOIN ${tables.batch} AS batch FORCE INDEX (PRIMARY) ON batch.id = wanted.id
   WHERE batch.state IN ('Succeeded', 'Completed')
     ${forUpdate(tables, 'batch')} SKIP LOCKED`,
);

/** ? ids */
export const startAgain = statement(
  'start-again',
  (tables) => `
  UPDATE ${wanted}
   STRAIGHT_JOIN ${tables.batch} AS batch FORCE INDEX (PRIMARY) ON batch.id = wanted.id
     SET batch.state = 'Started', batch.finished_at = NULL, batch.expire_at = NULL`,
);

/** ? rows of ids and amounts */
export const noteIncrements = statement(
  'note-increments',
  (tables) => `
  INSERT INTO ${tables.batchIncrement} (batch_id, total, succeeded, failed, deleted)
  SELECT gained.id, gained.total, gained.succeeded, gained.failed, gained.deleted
    FROM ${jsonTable('gained', {
      id: 'id',
      total: 'integer',
      succeeded: 'integer',
      failed: 'integer',
      deleted: 'integer',
    })}`,
);
