import { ENQUEUED } from '../../../../../../states/state-names.js';
import { PARKED } from '../../../../../../storage/queues/parked-jobs.js';
import { parkedCall } from './0001-jobs.sql.js';
import { NAME } from './column-types.sql.js';
import type { Migration } from './migration.js';

/** No name has it. */
const NUL = 'CHAR(0 USING utf8mb4)';

export const sidePlace = `
  CASE WHEN waiting_for = '${PARKED}'
       THEN CONCAT('p:', queue, ${NUL}, type, ${NUL}, method)
       WHEN state = '${ENQUEUED}' AND waiting_for IS NOT NULL AND wait_until IS NOT NULL
       THEN 'o:'
  END`;

export const sideOrder = `
  CASE WHEN waiting_for = '${PARKED}' THEN priority
       ELSE TIMESTAMPDIFF(MICROSECOND, '1970-01-01', wait_until)
  END`;

/** MariaDB takes no CHAR for a derived column as it is: whether blanks at its end count depends on the mode of SQL. */
const batchState = 'CASE WHEN RTRIM(batch_id) IS NOT NULL THEN state END';

/** About as long as what a lease adds to a row: the server, twice, and a longer state. */
export const ROOM_CHARS = 160;

export const room = `IF(server_id IS NULL, REPEAT(' ', ${ROOM_CHARS}), '')`;

/**
 * An index takes an entry for each unfinished job, also for those that it is not needed for: one to make, one to mark, and
 * one to remove. So jobs that wait or were woken share an index, those that are parked or have a deadline share another one,
 * and a lease changes no entry of a job that is in no batch.
 *
 * `room` is what a row gives up when it gets a lease. It would grow otherwise: the database would split and rebuild the
 * pages on which all jobs of a claim stand.
 */
export const fewerIndexes: Migration = {
  number: 5,
  name: 'fewer-indexes',

  up: (tables) => [
    `ALTER TABLE ${tables.job}
      DROP KEY job_parked,
      DROP KEY job_waiting,
      DROP KEY job_woken,
      DROP KEY job_overdue,
      DROP KEY job_batch,
      DROP COLUMN parked_call,
      ADD COLUMN line VARCHAR(201) AS (COALESCE(waiting_for, CONCAT(${NUL}, woken_for))) STORED,
      ADD COLUMN side_place VARCHAR(454) AS (${sidePlace}) STORED,
      ADD COLUMN side_order BIGINT AS (${sideOrder}) STORED,
      ADD COLUMN batch_state ${NAME} AS (${batchState}) STORED,
      ADD COLUMN room VARCHAR(${ROOM_CHARS}) AS (${room}) STORED,
      ADD KEY job_line (line, queue, priority, id),
      ADD KEY job_side_place (side_place, side_order, id),
      ADD KEY job_batch (batch_id, batch_state)`,
  ],

  down: (tables) => [
    `ALTER TABLE ${tables.job}
      DROP KEY job_line,
      DROP KEY job_side_place,
      DROP KEY job_batch,
      DROP COLUMN line,
      DROP COLUMN side_place,
      DROP COLUMN side_order,
      DROP COLUMN batch_state,
      DROP COLUMN room,
      ADD COLUMN parked_call VARCHAR(452) AS (${parkedCall}) STORED,
      ADD KEY job_parked (parked_call, priority, id),
      ADD KEY job_waiting (waiting_for, queue, priority, id),
      ADD KEY job_woken (woken_for, queue, priority, id),
      ADD KEY job_overdue (wait_until),
      ADD KEY job_batch (batch_id, state)`,
  ],
};
