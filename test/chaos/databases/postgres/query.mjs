import pg from 'pg';

// Whoever has made the database read-only must be able to undo it.
const OPTIONS = '-c default_transaction_read_only=off';

/**
 * A session of somebody who may do everything.
 *
 * @param {string} url
 */
export async function connectTo(url) {
  const client = new pg.Client({ connectionString: url, options: OPTIONS });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/**
 * @param {string} url
 * @param {string} sql
 * @returns {Promise<Record<string, unknown>[]>}
 */
export async function query(url, sql) {
  const client = await connectTo(url);
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
