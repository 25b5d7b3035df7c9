import { ENQUEUED } from '../../../../../states/state-names.js';
import { MAX_PARKED_ALONG, PARKED } from '../../../../../storage/queues/parked-jobs.js';
import { jsonTable, msOf } from '../columns.js';
import { forUpdate } from '../locking.sql.js';
import { statement } from '../statement.js';
import { isGoing } from './claim-jobs.sql.js';

/**
 * Parks jobs that never started. A lease that is given back so was never used, so its number may be given out again.
 *
 * ? ids
 */
export const parkJobs = statement(
  'park-jobs',
  (tables) => `
  UPDATE ${jsonTable('held', { id: 'id' })}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = held.id
     SET job.state = '${ENQUEUED}', job.server_id = NULL, job.attempt = job.attempt - 1,
         job.waiting_for = '${PARKED}', job.woken_for = NULL, job.wait_until = NULL`,
);

/** Those of the first ready jobs of a queue that have a certain method. ? place of the queue · ? type · ? method · ? limit */
export const findReadyOfCall = statement(
  'find-ready-of-call',
  (tables) => `
  SELECT head.id
    FROM (SELECT id, type, method
            FROM ${tables.job} FORCE INDEX (job_place)
           WHERE place = ?
           ORDER BY place_order, id
           LIMIT ${MAX_PARKED_ALONG}) AS head
   WHERE head.type = ? AND head.method = ?
   LIMIT ?`,
);

/**
 * Those of them that are ready still. A job that was woken for a resource is left out, because its turn would have to be
 * passed on, and so is a job of a cancelled batch, which any server deletes.
 *
 * ? ids
 */
export const holdReady = statement(
  'hold-ready',
  (tables) => `
  SELECT job.id
    FROM ${jsonTable('ready', { id: 'id' })}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = ready.id
   WHERE job.state = '${ENQUEUED}' AND job.waiting_for IS NULL AND job.woken_for IS NULL
     AND NOT EXISTS (SELECT 1 FROM ${tables.batch} AS batch
                      WHERE batch.id = job.batch_id AND batch.state = 'Deleted')
     ${forUpdate(tables, 'job')} SKIP LOCKED`,
);

/** ? ids */
export const parkReadyJobs = statement(
  'park-ready-jobs',
  (tables) => `
  UPDATE ${jsonTable('ready', { id: 'id' })}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = ready.id
     SET job.waiting_for = '${PARKED}', job.wait_until = NULL`,
);

/** The first parked job of the next call. ? place behind which it is · ? text before which it is */
export const findNextParked = statement(
  'find-next-parked',
  (tables) => `
  SELECT place, queue, type, method, id, ${msOf('COALESCE(run_at, created_at)')} AS ready_ms
    FROM ${tables.job} FORCE INDEX (job_place)
   WHERE place > ? AND place < ?
   ORDER BY place, place_order, id
   LIMIT 1`,
);

/** Whether there is one in a queue that is not paused. ? texts between which its places are · ? queue */
export const findParkedIn = statement(
  'find-parked-in',
  (tables) => `
  SELECT 1
    FROM ${tables.job} FORCE INDEX (job_place)
   WHERE place > ? AND place < ? AND ${isGoing(tables)}
   LIMIT 1`,
);

/** ? place · ? limit */
export const countParked = statement(
  'count-parked',
  (tables) => `
  SELECT COUNT(*) AS amount
    FROM (SELECT 1 FROM ${tables.job} FORCE INDEX (job_place) WHERE place = ? LIMIT ?) AS one`,
);
