import { ENQUEUED } from '../../../../../states/state-names.js';
import { PARKED } from '../../../../../storage/queues/parked-jobs.js';
import { MAX_WAITING_COUNTED } from '../../../../parts/monitoring/bounds.js';
import { AFTER_WOKEN } from '../locks/lines.sql.js';
import { statement } from '../statement.js';

/**
 * Parked jobs may be many, so they are passed over by the order of the index.
 *
 * ? limit
 */
export const summarizeLines = statement(
  'summarize-lines',
  (tables) => `
  SELECT line.resource, LEAST(line.amount, ${MAX_WAITING_COUNTED}) AS amount,
         line.looked_at <= ${MAX_WAITING_COUNTED} AS is_exact,
         line.oldest_id, held.job_id, held.server_id
    FROM (SELECT waiting.waiting_for AS resource, COUNT(*) AS amount, MIN(waiting.id) AS oldest_id,
                 SUM(COUNT(*)) OVER () AS looked_at
            FROM (SELECT waiting_for, id
                    FROM ${tables.job} FORCE INDEX (job_line)
                   WHERE (line > ${AFTER_WOKEN} AND line < '${PARKED}' OR line > '${PARKED}')
                     AND state = '${ENQUEUED}'
                   LIMIT ${MAX_WAITING_COUNTED + 1}) AS waiting
           GROUP BY waiting.waiting_for
           ORDER BY amount DESC, resource
           LIMIT ?) AS line
    LEFT JOIN ${tables.jobLock} AS held
      ON held.resource = line.resource AND held.server_id IS NOT NULL
   ORDER BY line.amount DESC, line.resource`,
);
