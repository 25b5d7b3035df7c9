import { PARKED } from '../../../../../storage/queues/parked-jobs.js';
import { MAX_WAITING_COUNTED } from '../../../../parts/monitoring/bounds.js';
import { statement } from '../statement.js';

/**
 * Parked jobs may be many, so they are passed over by the order of the index.
 *
 * $1 limit
 */
export const summarizeLines = statement(
  'summarize-lines',
  (tables) => `
  WITH waiting AS MATERIALIZED (
    SELECT waiting_for, id
      FROM (SELECT waiting_for, id FROM ${tables.job}
             WHERE state = 'Enqueued' AND waiting_for < '${PARKED}'
             UNION ALL
            SELECT waiting_for, id FROM ${tables.job}
             WHERE state = 'Enqueued' AND waiting_for > '${PARKED}') AS in_line
     LIMIT ${MAX_WAITING_COUNTED + 1}),
  line AS (
    SELECT waiting_for AS resource, count(*)::integer AS amount,
           (array_agg(id ORDER BY id))[1] AS oldest_id
      FROM waiting
     GROUP BY waiting_for
     ORDER BY amount DESC, waiting_for COLLATE "C"
     LIMIT $1)
  SELECT line.resource, least(line.amount, ${MAX_WAITING_COUNTED}) AS amount,
         (SELECT count(*) FROM waiting) <= ${MAX_WAITING_COUNTED} AS is_exact,
         line.oldest_id, held.job_id, held.server_id
    FROM line
    LEFT JOIN ${tables.jobLock} AS held
      ON held.resource = line.resource AND held.server_id IS NOT NULL
   ORDER BY line.amount DESC, line.resource COLLATE "C"`,
);
