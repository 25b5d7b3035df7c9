import pg from 'pg';

/** Another connection with a snapshot of the database, until it is released. */
export async function holdSnapshot(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  await client.query('SELECT 1');

  return { release: () => client.end() };
}
