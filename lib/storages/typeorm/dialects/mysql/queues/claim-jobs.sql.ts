import { ENQUEUED, PROCESSING } from '../../../../../states/state-names.js';
import { jsonTable, msOf, NOW } from '../columns.js';
import { forUpdate } from '../locking.sql.js';
import { PLACES } from '../places.js';
import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';
import { HIGHEST_INTEGER } from '../statistics/bounds.sql.js';

const claimed = `
  job.id, job.type, job.method, job.arguments, job.parameters, job.queue, job.priority, job.attempt,
  job.batch_id, ${msOf('job.created_at')} AS created_ms, ${msOf('job.run_at')} AS run_ms,
  ${msOf(NOW)} AS changed_ms`;

/** As places.ts puts it together. */
const parkedPlace = `CONCAT('${PLACES.parked}',
           CONCAT_WS(CHAR(0 USING utf8mb4), wanted.queue, wanted.type, wanted.method))`;

/** Whether servers may take jobs of a queue. It takes the queue. */
export const isGoing = (tables: Tables) => `
  NOT EXISTS (SELECT 1 FROM ${tables.pausedQueue} AS paused WHERE paused.queue = ?)`;

/** The queues that have ready jobs and are not paused. ? rows of queues and their places */
export const readyQueue = (tables: Tables) => `
  SELECT 1
    FROM ${jsonTable('served', { queue: 'name', place: 'name' })}
   WHERE EXISTS (SELECT 1 FROM ${tables.job} AS job
                  WHERE job.place = served.place COLLATE ${tables.collation})
     AND NOT EXISTS (SELECT 1 FROM ${tables.pausedQueue} AS paused
                      WHERE paused.queue = served.queue COLLATE ${tables.collation})`;

/** Whether one of these queues has ready jobs. ? rows of queues and their places */
export const findReadyQueue = statement(
  'find-ready-queue',
  (tables) => `${readyQueue(tables)} LIMIT 1`,
);

/**
 * The first ready jobs of one queue in the order of priority and age, which nobody else gets: servers pass over each other's
 * rows instead of waiting. The order is exactly the rest of the index; with another one, the database would lock all jobs
 * of the queue before it sorts them, and other servers would get none. So a claim looks at one queue at a time. Whether that
 * is paused, the database looks up once, by the key.
 *
 * ? place of the queue · ? priority and ? priority and ? id behind which to begin · ? queue · ? limit
 */
export const takeReady = statement(
  'take-ready',
  (tables) => `
  SELECT ${claimed}
    FROM ${tables.job} AS job FORCE INDEX (job_place)
   WHERE job.place = ?
     AND (job.place_order > ? OR (job.place_order = ? AND job.id > ?))
     AND ${isGoing(tables)}
   ORDER BY job.place_order, job.id
   LIMIT ?
     FOR UPDATE SKIP LOCKED`,
);

/** The same for the parked jobs of a queue and a method. ? place · ? queue · ? limit */
export const takeParked = statement(
  'take-parked',
  (tables) => `
  SELECT ${claimed}
    FROM ${tables.job} AS job FORCE INDEX (job_place)
   WHERE job.place = ? AND ${isGoing(tables)}
   ORDER BY job.place_order, job.id
   LIMIT ?
     FOR UPDATE SKIP LOCKED`,
);

/** The positions of the calls that have parked jobs, from 1 on. ? rows of queues, types and methods */
export const findCallsWithParked = statement(
  'find-calls-with-parked',
  (tables) => `
  SELECT wanted.position
    FROM ${jsonTable('wanted', { queue: 'name', type: 'name', method: 'name' })}
   WHERE EXISTS (SELECT 1 FROM ${tables.job} AS job FORCE INDEX (job_place)
                  WHERE job.place = ${parkedPlace} COLLATE ${tables.collation})
   ORDER BY wanted.position`,
);

/**
 * Gives each of them a lease. An attempt that cannot grow stays as it is, so that one damaged job does not refuse the claim
 * of all.
 *
 * ? ids · ? server id · ? when they were taken, in microseconds since 1970
 */
export const leaseJobs = statement(
  'lease-jobs',
  (tables) => `
  UPDATE ${jsonTable('taken', { id: 'id' })}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = taken.id
     SET job.state = '${PROCESSING}', job.server_id = ?, job.waiting_for = NULL,
         job.changed_at = TIMESTAMPADD(MICROSECOND, ?, '1970-01-01'),
         job.attempt = LEAST(job.attempt, ${HIGHEST_INTEGER} - 1) + 1`,
);

/** Which of these batches were cancelled. ? ids */
export const findCanceledBatches = statement(
  'find-canceled-batches',
  (tables) => `
  SELECT batch.id
    FROM ${jsonTable('wanted', { id: 'id' })}
   STRAIGHT_JOIN ${tables.batch} AS batch FORCE INDEX (PRIMARY) ON batch.id = wanted.id
   WHERE batch.state = 'Deleted'`,
);

const leases = jsonTable('lease', { id: 'id', attempt: 'integer', server_id: 'name' });

/** Of a job that stands as it was leased. */
const stands = (collation: string) => `
  job.attempt = lease.attempt AND job.server_id = lease.server_id COLLATE ${collation}`;

/** Those of some leases that stand, with their queues and methods. ? leases */
export const holdLeases = statement(
  'hold-leases',
  (tables) => `
  SELECT job.id, job.queue, job.type, job.method
    FROM ${leases}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = lease.id
   WHERE ${stands(tables.collation)}
     ${forUpdate(tables, 'job')}`,
);

/**
 * Puts jobs that never started back in their place. A lease that was given back so was never used, so its number may be
 * given out again.
 *
 * ? ids
 */
export const handBackJobs = statement(
  'hand-back-jobs',
  (tables) => `
  UPDATE ${jsonTable('held', { id: 'id' })}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = held.id
     SET job.state = '${ENQUEUED}', job.server_id = NULL, job.attempt = job.attempt - 1`,
);

/** ? place of the server */
export const findLeases = statement(
  'find-leases',
  (tables) => `SELECT id, attempt FROM ${tables.job} WHERE place = ?`,
);

/** The positions of those that stand, from 1 on. ? leases */
export const findStandingLeases = statement(
  'find-standing-leases',
  (tables) => `
  SELECT lease.position
    FROM ${leases}
   STRAIGHT_JOIN ${tables.job} AS job FORCE INDEX (PRIMARY) ON job.id = lease.id
   WHERE ${stands(tables.collation)}`,
);
