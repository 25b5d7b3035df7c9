import { createConnection } from 'mysql2/promise';

/** Rows that one statement writes: a longer transaction would only make the undo log grow. */
const ROWS = 100_000;
const DIGITS = Array.from({ length: 10 }, (_, digit) => `SELECT ${digit} AS d`).join(' UNION ALL ');

/** A UUID of version 7 as the library makes it, from the time `at` and the number `n`. */
const ID = `LOWER(CONCAT_WS('-', LEFT(LPAD(HEX(ROUND(UNIX_TIMESTAMP(at) * 1000)), 12, '0'), 8),
  RIGHT(LPAD(HEX(ROUND(UNIX_TIMESTAMP(at) * 1000)), 12, '0'), 4), CONCAT('7', LEFT(MD5(n), 3)),
  CONCAT('8', SUBSTR(MD5(n), 4, 3)), SUBSTR(MD5(n), 7, 12)))`;
/** One time for each second from tomorrow on. */
const DUE = 'TIMESTAMPADD(SECOND, n, TIMESTAMPADD(DAY, 1, UTC_TIMESTAMP(6)))';

/** How rows of one kind are copied on MySQL and MariaDB. */
export const copiesOnMysql = {
  systemName: 'ours-mysql',
  storageIn: (url) => ({ type: 'mysql', url }),

  id: ID,
  due: DUE,
  secondLater: 'TIMESTAMPADD(SECOND, 1, at)',

  copy: (url, table, options) => multiply(url, `hangfire_${table}`, options),

  countForAYear: (url, { finished, failed }) =>
    using(url, async (connection) => {
      await connection.query(
        `INSERT IGNORE INTO hangfire_counter (name, hour, amount)
         SELECT counted.name, TIMESTAMPADD(HOUR, -series.n, DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m-%d %H:00:00')),
                counted.amount
           FROM (SELECT 'succeeded' AS name, ? AS amount UNION ALL SELECT 'state:Succeeded', ?
                 UNION ALL SELECT 'failed', ? UNION ALL SELECT 'deleted', 10
                 UNION ALL SELECT 'state:Deleted', 10) AS counted
           JOIN (${numbers(4)}) AS series ON series.n <= 365 * 24`,
        [finished, finished, failed],
      );
    }),

  settle: (url) =>
    using(url, (connection) =>
      connection.query('ANALYZE TABLE hangfire_job, hangfire_finished_job, hangfire_counter'),
    ),
};

/**
 * Copies the matching rows, one after the other, with other values in some columns. These values are SQL over the copied
 * row `model`, the number `n` of the copy, and `at`, a time within the last day that grows with it.
 */
function multiply(url, table, { times, where, changes }) {
  return using(url, async (connection) => {
    await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
    await connection.query("SET SESSION time_zone = '+00:00'");
    const [found] = await connection.query(
      `SELECT column_name AS name FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name = ? AND extra NOT LIKE '%GENERATED%'`,
      [table],
    );
    const columns = found.map(({ name }) => name);
    const values = columns.map((column) => changes[column] ?? `model.${column}`);
    await connection.query(
      `CREATE TEMPORARY TABLE model AS
       SELECT job.*, ROW_NUMBER() OVER () - 1 AS place, COUNT(*) OVER () AS models
         FROM (SELECT ${columns.join(', ')} FROM ${table} WHERE ${where}) AS job`,
    );
    const [[{ startMs }]] = await connection.query(
      'SELECT UNIX_TIMESTAMP(TIMESTAMPADD(DAY, -1, UTC_TIMESTAMP(6))) * 1000 AS startMs',
    );

    let written = 0;
    for (let from = 0; from < times; from += ROWS) {
      const [{ affectedRows }] = await connection.query(
        `INSERT INTO ${table} (${columns.join(', ')})
         SELECT ${values.join(', ')}
           FROM (SELECT ? + n + 1 AS n,
                        FROM_UNIXTIME((? + 86400000 * (? + n + 1) / ?) / 1000) AS at
                   FROM (${numbers(5)}) AS number WHERE n < ?) AS series
           JOIN model ON series.n % model.models = model.place
          ORDER BY series.n`,
        [from, startMs, from, times, Math.min(ROWS, times - from)],
      );
      written += affectedRows;
    }
    if (written !== times) throw new Error(`${written} of ${times} rows were put into ${table}.`);
  });
}

/** The numbers from 0 on that have so many digits. */
function numbers(digits) {
  const places = Array.from({ length: digits }, (_, place) => place);
  const sum = places.map((place) => `d${place}.d * ${10 ** place}`).join(' + ');
  const tables = places.map((place) => `(${DIGITS}) AS d${place}`).join(' JOIN ');
  return `SELECT ${sum} AS n FROM ${tables}`;
}

async function using(url, work) {
  const connection = await createConnection(url);
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}
