import pg from 'pg';

/** Runs one statement on a connection of its own, and returns the first row. */
export async function queryOnce(url, text, values) {
  const { rows } = await resultOf(url, text, values);
  return rows[0];
}

/** The same, but returns how many rows it wrote. */
export async function executeOnce(url, text, values) {
  const { rowCount } = await resultOf(url, text, values);
  return rowCount;
}

async function resultOf(url, text, values) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(text, values);
  } finally {
    await client.end();
  }
}
