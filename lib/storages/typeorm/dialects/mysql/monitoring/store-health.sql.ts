import { msOf, NOW } from '../columns.js';
import { statement } from '../statement.js';

export const readTime = statement('read-time', () => `SELECT ${msOf(NOW)} AS now_ms`);

/**
 * Since when some other transaction has kept old versions of rows from being purged, whatever database of the server it is
 * in. The server tells the time by the clock on its wall.
 */
export const oldestTransaction = `
  (SELECT CONVERT_TZ(MIN(trx_started), 'SYSTEM', '+00:00')
     FROM information_schema.innodb_trx
    WHERE trx_mysql_thread_id <> CONNECTION_ID())`;

export const findOldestTransaction = statement(
  'find-oldest-transaction',
  () => `SELECT ${msOf(oldestTransaction)} AS oldest_ms`,
);
