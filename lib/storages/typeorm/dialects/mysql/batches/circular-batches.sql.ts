import { jsonTable } from '../columns.js';
import { statement } from '../statement.js';

/**
 * Those of some batches that somebody has nested in themselves by hand, with others between or without. UNION without ALL
 * ends where the way up comes back to where it was.
 *
 * ? ids
 */
export const findCircularBatches = statement(
  'find-circular-batches',
  (tables) => `
  WITH RECURSIVE above AS (
    SELECT batch.id, batch.batch_id AS above_id
      FROM ${jsonTable('wanted', { id: 'id' })}
      JOIN ${tables.batch} AS batch ON batch.id = wanted.id
     WHERE batch.batch_id IS NOT NULL
     UNION
    SELECT above.id, enclosing.batch_id
      FROM above JOIN ${tables.batch} AS enclosing ON enclosing.id = above.above_id
     WHERE enclosing.batch_id IS NOT NULL)
  SELECT id FROM above WHERE above_id = id`,
);
