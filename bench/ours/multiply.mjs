import { executeOnce, queryOnce } from '../servers/query-once.mjs';

/**
 * Copies the matching rows, one after the other, with other values in some columns. These values are SQL
 * over the copied row `model` and the columns of `series`: the number `n` of the copy, and `at`, a time
 * within the last day that grows with it.
 *
 * @param {string} url
 * @param {string} table in the library's schema
 * @param {{ times: number, where: string, changes: Record<string, string> }} options
 */
export async function multiply(url, table, { times, where, changes }) {
  const { columns } = await queryOnce(
    url,
    `SELECT array_agg(column_name::text ORDER BY ordinal_position) AS columns
       FROM information_schema.columns
      WHERE table_schema = 'hangfire' AND table_name = $1 AND is_identity = 'NO'`,
    [table],
  );
  const values = columns.map((column) => changes[column] ?? `model.${column}`);

  const written = await executeOnce(
    url,
    `INSERT INTO hangfire.${table} (${columns.join(', ')})
     SELECT ${values.join(', ')}
       FROM (SELECT *, row_number() OVER () - 1 AS place, count(*) OVER () AS models
               FROM hangfire.${table} WHERE ${where}) AS model
       JOIN (SELECT n, now() - interval '1 day' * (1 - n / ${times}::float) AS at
               FROM generate_series(1, ${times}) AS n) AS series ON n % models = place`,
  );
  if (written !== times) throw new Error(`${written} of ${times} rows were put into ${table}.`);
}

/** A UUID of version 7 as the library makes it, from the time `at` and the number `n`. */
export const ID = `(
  lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0')
  || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 4, 15))::uuid`;

/** One time for each second from tomorrow on. */
export const DUE = "now() + interval '1 day' + n * interval '1 second'";
