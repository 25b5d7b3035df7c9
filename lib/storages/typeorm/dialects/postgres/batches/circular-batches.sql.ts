import type { Tables } from '../schema/tables.js';

/**
 * The batches under a condition that somebody has nested in themselves by hand, with others between or
 * without. UNION without ALL ends where the way up comes back to where it was.
 */
export const circularBatches = (tables: Tables, condition: string) => `
  above AS (
    SELECT batch.id, batch.batch_id AS above_id
      FROM ${tables.batch} AS batch
     WHERE batch.batch_id IS NOT NULL AND ${condition}
     UNION
    SELECT above.id, enclosing.batch_id
      FROM above JOIN ${tables.batch} AS enclosing ON enclosing.id = above.above_id
     WHERE enclosing.batch_id IS NOT NULL),
  circular AS MATERIALIZED (SELECT id FROM above WHERE above_id = id)`;
