import { MAX_BATCHES_LOOKED_AT } from '../../../../../parts/monitoring/bounds.js';
import { jsonTable } from '../../columns.js';
import { statement } from '../../statement.js';

/**
 * The ids of the youngest batches that are asked for, among as many as are looked at. The states are few, so that it costs
 * little to look for each in turn.
 *
 * ? id behind which to begin · ? how many states · ? states · ? part of the description, or null · ? the same · ? limit
 */
export const searchBatches = statement(
  'search-batches',
  (tables) => `
  SELECT batch.id
    FROM (SELECT id FROM ${tables.batch} FORCE INDEX (PRIMARY) WHERE id < ?
           ORDER BY id DESC LIMIT ${MAX_BATCHES_LOOKED_AT}) AS walked
   STRAIGHT_JOIN ${tables.batch} AS batch FORCE INDEX (PRIMARY) ON batch.id = walked.id
   WHERE (CAST(? AS SIGNED) = 0
          OR batch.state IN (SELECT wanted.state COLLATE ${tables.collation}
                               FROM ${jsonTable('wanted', { state: 'name' })}))
     AND (? IS NULL OR LOCATE(LOWER(?), LOWER(batch.description)) > 0)
   ORDER BY walked.id DESC
   LIMIT ?`,
);

/** The last of the batches that are looked at, where there are as many. ? id behind which to begin */
export const findLastLookedAt = statement(
  'find-last-looked-at',
  (tables) => `
  SELECT id FROM ${tables.batch} FORCE INDEX (PRIMARY) WHERE id < ?
   ORDER BY id DESC LIMIT 1 OFFSET ${MAX_BATCHES_LOOKED_AT - 1}`,
);
