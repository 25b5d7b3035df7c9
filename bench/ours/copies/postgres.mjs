import { executeOnce, queryOnce } from '../../servers/query-once.mjs';
import { DUE, ID, multiply } from '../multiply.mjs';

/** How rows of one kind are copied on PostgreSQL. */
export const copiesOnPostgres = {
  systemName: 'ours',
  storageIn: (url) => ({ type: 'postgres', url }),

  id: ID,
  due: DUE,
  secondLater: "at + interval '1 second'",

  copy: multiply,

  countForAYear: (url, { finished, failed }) =>
    executeOnce(
      url,
      `INSERT INTO hangfire.counter (name, hour, amount)
       SELECT name, hour, amount
         FROM (VALUES ('succeeded', $1::bigint), ('state:Succeeded', $1), ('failed', $2::bigint),
                      ('deleted', 10), ('state:Deleted', 10)) AS counted (name, amount)
        CROSS JOIN generate_series(date_trunc('hour', now()) - interval '365 days',
                                   date_trunc('hour', now()), interval '1 hour') AS hour
           ON CONFLICT (name, hour) DO NOTHING`,
      [finished, failed],
    ),

  async settle(url) {
    await queryOnce(url, 'VACUUM (ANALYZE)');
    await queryOnce(url, 'CHECKPOINT').catch(() => {});
  },
};
