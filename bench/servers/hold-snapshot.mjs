import pg from 'pg';

/** Another connection that sees the database as it is now, until it is released. */
export async function holdSnapshot(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  await client.query('SELECT 1');

  return { release: () => client.end() };
}
