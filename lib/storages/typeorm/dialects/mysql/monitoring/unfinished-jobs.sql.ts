import { MAX_UNFINISHED_COUNTED } from '../../../../parts/monitoring/bounds.js';
import { statement } from '../statement.js';

/** The next state that unfinished jobs of a batch have, whatever stands between. ? batch · ? state behind which to begin */
export const findNextState = statement(
  'find-next-state',
  (tables) => `
  SELECT batch_state AS state FROM ${tables.job} FORCE INDEX (job_batch)
   WHERE batch_id = ? AND batch_state > ?
   ORDER BY batch_state
   LIMIT 1`,
);

/** Its jobs in one state by queue, so that a million Enqueued jobs do not hide a few Failed ones. ? batch · ? state */
export const countUnfinishedByQueue = statement(
  'count-unfinished-by-queue',
  (tables) => `
  SELECT looked.queue, COUNT(*) AS amount
    FROM (SELECT queue FROM ${tables.job} FORCE INDEX (job_batch)
           WHERE batch_id = ? AND batch_state = ?
           LIMIT ${MAX_UNFINISHED_COUNTED + 1}) AS looked
   GROUP BY looked.queue`,
);
