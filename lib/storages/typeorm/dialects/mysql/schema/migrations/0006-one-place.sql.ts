import { ENQUEUED, PROCESSING, SCHEDULED } from '../../../../../../states/state-names.js';
import { PARKED } from '../../../../../../storage/queues/parked-jobs.js';
import { NEVER_OVERDUE, PLACES } from '../../places.js';
import { placeOrder as orderBefore, place as placeBefore } from './0001-jobs.sql.js';
import { ROOM_CHARS, room, sideOrder, sidePlace } from './0005-fewer-indexes.sql.js';
import type { Migration } from './migration.js';

/** No name has it. */
const NUL = 'CHAR(0 USING utf8mb4)';

const microseconds = (time: string) => `TIMESTAMPDIFF(MICROSECOND, '1970-01-01', ${time})`;

/** What decides the place of an unfinished job, as places.ts says it. */
const place = `
  CASE WHEN state = '${ENQUEUED}' AND waiting_for IS NULL THEN CONCAT('${PLACES.ready}', queue)
       WHEN state = '${ENQUEUED}' AND waiting_for = '${PARKED}'
       THEN CONCAT('${PLACES.parked}', queue, ${NUL}, type, ${NUL}, method)
       WHEN state = '${ENQUEUED}' THEN '${PLACES.waiting}'
       WHEN state = '${SCHEDULED}' AND failure IS NULL THEN '${PLACES.scheduled}'
       WHEN state = '${SCHEDULED}' THEN '${PLACES.retry}'
       WHEN state = '${PROCESSING}' THEN CONCAT('${PLACES.processing}', COALESCE(server_id, ''))
       ELSE CONCAT('${PLACES.resting}', state)
  END`;

const placeOrder = `
  CASE WHEN state = '${ENQUEUED}' AND (waiting_for IS NULL OR waiting_for = '${PARKED}') THEN priority
       WHEN state = '${ENQUEUED}' THEN COALESCE(${microseconds('wait_until')}, ${NEVER_OVERDUE})
       WHEN state = '${SCHEDULED}' THEN COALESCE(${microseconds('run_at')}, -9000000000000000000)
       WHEN state = '${PROCESSING}' THEN 0
       ELSE ${microseconds('changed_at')}
  END`;

const spare = `IF(server_id IS NULL, '${' '.repeat(ROOM_CHARS)}', '')`;

/**
 * Jobs that are parked, or wait until some time, need no index of their own: their place says it, so that all other jobs
 * have an entry less. `spare` is what `room` was, as a text that need not be made for each row.
 */
export const onePlace: Migration = {
  number: 6,
  name: 'one-place',

  up: (tables) => [
    `ALTER TABLE ${tables.job}
      DROP KEY job_side_place,
      DROP COLUMN side_place,
      DROP COLUMN side_order,
      DROP COLUMN room,
      MODIFY COLUMN place VARCHAR(454) AS (${place}) STORED,
      MODIFY COLUMN place_order BIGINT AS (${placeOrder}) STORED,
      ADD COLUMN spare VARCHAR(${ROOM_CHARS}) CHARACTER SET ascii AS (${spare}) STORED`,
  ],

  down: (tables) => [
    `ALTER TABLE ${tables.job}
      DROP COLUMN spare,
      MODIFY COLUMN place VARCHAR(210) AS (${placeBefore}) STORED,
      MODIFY COLUMN place_order BIGINT AS (${orderBefore}) STORED,
      ADD COLUMN side_place VARCHAR(454) AS (${sidePlace}) STORED,
      ADD COLUMN side_order BIGINT AS (${sideOrder}) STORED,
      ADD COLUMN room VARCHAR(${ROOM_CHARS}) AS (${room}) STORED,
      ADD KEY job_side_place (side_place, side_order, id)`,
  ],
};
