import { PARKED } from '../../../lib/storage/queues/parked-jobs.js';
import type { Tables } from '../../../lib/storages/typeorm/dialects/mysql/schema/tables.js';

const DIGITS = Array.from({ length: 10 }, (_, digit) => `SELECT ${digit} AS d`).join(' UNION ALL ');
const NUMBERS = `
  SELECT a.d + 10 * b.d + 100 * c.d + 1000 * d.d + 10000 * e.d + 100000 * f.d AS n
    FROM (${DIGITS}) AS a, (${DIGITS}) AS b, (${DIGITS}) AS c, (${DIGITS}) AS d, (${DIGITS}) AS e, (${DIGITS}) AS f`;
const ID = "CONCAT(LPAD(LOWER(HEX(n)), 8, '0'), '-0000-7000-8000-000000000000')";
const TIME = "TIMESTAMPADD(SECOND, n, '2026-01-01')";
const TEXTS = "'Type', 'method', '[]', '{}', '[]'";

export const BATCH_ID = '01980000-0000-7000-8000-000000000000';

/** Ready in three queues, waiting for a resource, Scheduled, Scheduled after a failure, Failed. */
export const manyJobs = ({ job }: Tables, rows: number) => `
  INSERT INTO ${job} (id, state, queue, priority, waiting_for, created_at, run_at, changed_at, failure,
                      wait_until, batch_id, type, method, arguments, parameters, history)
  SELECT ${ID}, ELT(1 + n % 8, 'Enqueued', 'Enqueued', 'Enqueued', 'Enqueued', 'Scheduled', 'Scheduled',
                    'Failed', 'Failed'),
         ELT(1 + n % 3, 'one', 'two', 'three'), n % 5, IF(n % 8 = 3, CONCAT('r', n % 10), NULL),
         ${TIME}, ${TIME}, ${TIME}, IF(n % 8 > 4, 'Error', NULL), IF(n % 8 = 3, ${TIME}, NULL),
         IF(n % 2 = 0 OR n % 8 = 5, '${BATCH_ID}', NULL), ${TEXTS}
    FROM (${NUMBERS}) AS number WHERE n < ${rows}`;

const GONE_SERVERS = 20;

/** Of servers that are gone. */
export const manyRunningJobs = ({ job }: Tables, rows: number) => `
  INSERT INTO ${job} (id, state, queue, priority, attempt, server_id, created_at, changed_at,
                      type, method, arguments, parameters, history)
  SELECT CONCAT('ff', SUBSTRING(${ID}, 3)), 'Processing', 'one', 0, 1, CONCAT('gone-', n % ${GONE_SERVERS}),
         ${TIME}, ${TIME}, ${TEXTS}
    FROM (${NUMBERS}) AS number WHERE n < ${rows}`;

/** In a queue of which servers know no method. */
export const manyParkedJobs = ({ job }: Tables, rows: number) => `
  INSERT INTO ${job} (id, state, queue, priority, waiting_for, created_at, changed_at,
                      type, method, arguments, parameters, history)
  SELECT CONCAT('fe', SUBSTRING(${ID}, 3)), 'Enqueued', 'two', 0, '${PARKED}', ${TIME}, ${TIME}, ${TEXTS}
    FROM (${NUMBERS}) AS number WHERE n < ${rows}`;

/** One of two has expired. */
export const manyFinishedJobs = ({ finishedJob }: Tables, rows: number) => `
  INSERT INTO ${finishedJob} (id, state, queue, priority, attempt, created_at, finished_at, expire_at,
                              type, method, arguments, parameters, history)
  SELECT ${ID}, IF(n % 4 = 3, 'Deleted', 'Succeeded'), 'one', 0, 1, ${TIME}, ${TIME},
         IF(n % 2 = 0, '2000-01-01', '9000-01-01'), ${TEXTS}
    FROM (${NUMBERS}) AS number WHERE n < ${rows}`;
