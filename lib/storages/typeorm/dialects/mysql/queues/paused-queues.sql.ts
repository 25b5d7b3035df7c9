import { msOf, NOW } from '../columns.js';
import { statement } from '../statement.js';

/** Changes nothing where the queue is paused already. ? queue · ? by whom */
export const pauseQueue = statement(
  'pause-queue',
  (tables) => `
  INSERT INTO ${tables.pausedQueue} (queue, paused_at, paused_by)
  SELECT new.queue, ${NOW}, new.paused_by
    FROM (SELECT ? AS queue, ? AS paused_by) AS new
   WHERE NOT EXISTS (SELECT 1 FROM ${tables.pausedQueue} AS paused WHERE paused.queue = new.queue)`,
);

/** ? queue */
export const resumeQueue = statement(
  'resume-queue',
  (tables) => `DELETE FROM ${tables.pausedQueue} WHERE queue = ?`,
);

export const listPausedQueues = statement(
  'list-paused-queues',
  (tables) => `
  SELECT queue, ${msOf('paused_at')} AS paused_ms, paused_by
    FROM ${tables.pausedQueue}
   ORDER BY queue`,
);
