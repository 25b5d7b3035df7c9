import type { Tables } from '../schema/tables.js';
import { statement } from '../statement.js';

/** The names of paused queues, as a value: looked up once for a statement, and joined with nothing. */
export const pausedNames = (tables: Tables) => `ARRAY (SELECT queue FROM ${tables.pausedQueue})`;

/** $1 queue · $2 by whom */
export const pauseQueue = statement(
  'pause-queue',
  (tables) => `
  INSERT INTO ${tables.pausedQueue} (queue, paused_by)
  VALUES ($1, $2)
      ON CONFLICT (queue) DO NOTHING
  RETURNING queue`,
);

/** $1 queue */
export const resumeQueue = statement(
  'resume-queue',
  (tables) => `DELETE FROM ${tables.pausedQueue} WHERE queue = $1 RETURNING queue`,
);

export const listPausedQueues = statement(
  'list-paused-queues',
  (tables) => `
  SELECT queue, date_part('epoch', paused_at) * 1000 AS paused_ms, paused_by
    FROM ${tables.pausedQueue}
   ORDER BY queue COLLATE "C"`,
);
