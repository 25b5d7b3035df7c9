import { MAX_BATCHES_LOOKED_AT } from '../../../../../parts/monitoring/bounds.js';
import { statement } from '../../statement.js';

/**
 * The ids of the youngest batches that are asked for; where too many were looked at without finding
 * enough, also a row that says where to go on.
 *
 * $1 limit · $2 id behind which to begin · $3 states, or null · $4 pattern of the description, or null
 */
export const searchBatches = statement('search-batches', (tables) => {
  const walked = `
    SELECT id, state, description FROM ${tables.batch} WHERE id < $2::uuid ORDER BY id DESC
     LIMIT ${MAX_BATCHES_LOOKED_AT}`;
  return `
  WITH found AS MATERIALIZED (
    SELECT id
      FROM (${walked}) AS walked
     WHERE ($3::text[] IS NULL OR state = ANY ($3))
       AND ($4::text IS NULL OR description ILIKE $4)
     LIMIT $1)
  SELECT id, false AS is_edge FROM found
   UNION ALL
  SELECT id, true
    FROM (SELECT * FROM (${walked}) AS walked OFFSET ${MAX_BATCHES_LOOKED_AT - 1}) AS edge
   WHERE (SELECT count(*) FROM found) < $1
   ORDER BY id DESC`;
});
