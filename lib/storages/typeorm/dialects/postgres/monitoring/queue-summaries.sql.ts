import { MAX_READY_COUNTED, MAX_WAITING_COUNTED } from '../../../../parts/monitoring/bounds.js';
import { statement } from '../statement.js';

/** Among so many at the head of each priority the oldest is looked for. */
const HEAD = 100;
/** More pairs of queue and priority than any application has. */
const MAX_PLACES = 2_000;

/**
 * Every queue that has ready, waiting or running jobs, is served or paused. Queues and their priorities are
 * found by jumping from one to the next along job_ready, whatever stands between.
 */
export const summarizeQueues = statement(
  'summarize-queues',
  (tables) => `
  WITH RECURSIVE place AS (
    (SELECT queue, priority FROM ${tables.job}
      WHERE state = 'Enqueued' AND waiting_for IS NULL
      ORDER BY queue, priority LIMIT 1)
     UNION ALL
    SELECT next.queue, next.priority
      FROM place
     CROSS JOIN LATERAL (
           SELECT queue, priority FROM ${tables.job}
            WHERE state = 'Enqueued' AND waiting_for IS NULL
              AND (queue, priority) > (place.queue, place.priority)
            ORDER BY queue, priority LIMIT 1) AS next),
  head AS (
    SELECT place.queue, min(coalesce(oldest.run_at, oldest.created_at)) AS ready_at
      FROM (SELECT * FROM place LIMIT ${MAX_PLACES}) AS place
     CROSS JOIN LATERAL (
           SELECT run_at, created_at FROM ${tables.job}
            WHERE state = 'Enqueued' AND waiting_for IS NULL
              AND queue = place.queue AND priority = place.priority
            ORDER BY queue, priority, id LIMIT ${HEAD}) AS oldest
     GROUP BY place.queue),
  ready AS (
    SELECT head.queue, head.ready_at,
           (SELECT count(*)
              FROM (SELECT 1 FROM ${tables.job}
                     WHERE state = 'Enqueued' AND waiting_for IS NULL AND queue = head.queue
                     LIMIT ${MAX_READY_COUNTED + 1}) AS counted) AS amount
      FROM head),
  waiting AS MATERIALIZED (
    SELECT queue FROM ${tables.job}
     WHERE state = 'Enqueued' AND waiting_for IS NOT NULL
     LIMIT ${MAX_WAITING_COUNTED + 1}),
  in_line AS (SELECT queue, count(*) AS amount FROM waiting GROUP BY queue),
  running AS (
    SELECT queue, count(*) AS amount FROM ${tables.job} WHERE state = 'Processing' GROUP BY queue),
  named AS (
    SELECT queue FROM ready
     UNION SELECT queue FROM in_line
     UNION SELECT queue FROM running
     UNION SELECT queue FROM ${tables.pausedQueue}
     UNION SELECT unnest(queues) FROM ${tables.server})
  SELECT named.queue, coalesce(ready.amount, 0)::integer AS ready,
         date_part('epoch', ready.ready_at) * 1000 AS oldest_ms,
         coalesce(in_line.amount, 0)::integer AS waiting,
         (SELECT count(*) FROM waiting) <= ${MAX_WAITING_COUNTED} AS is_waiting_exact,
         coalesce(running.amount, 0)::integer AS processing,
         date_part('epoch', paused.paused_at) * 1000 AS paused_ms, paused.paused_by
    FROM named
    LEFT JOIN ready ON ready.queue = named.queue
    LEFT JOIN in_line ON in_line.queue = named.queue
    LEFT JOIN running ON running.queue = named.queue
    LEFT JOIN ${tables.pausedQueue} AS paused ON paused.queue = named.queue
   ORDER BY named.queue COLLATE "C"`,
);
