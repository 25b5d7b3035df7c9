import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../support/embedded-postgres.js';
import { createTestDatabase } from '../../support/test-database.js';

describe('Test database', () => {
  it('is empty, and gone after drop', async () => {
    const database = await createTestDatabase();
    const tables = await query(database.url, "SELECT 1 FROM pg_tables WHERE schemaname = 'public'");
    await database.drop();

    expect(tables).toEqual([]);
    await expect(query(database.url, 'SELECT 1')).rejects.toMatchObject({ code: '3D000' });
  });
});

describe('Embedded PostgreSQL', () => {
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    server = await startEmbeddedPostgres();
    await query(server.url, 'CREATE TABLE note AS SELECT 1 AS id');
  });
  afterAll(() => server.dispose());

  it('is durable by default', async () => {
    const settings = await query(server.url, "SELECT current_setting('fsync') AS value");

    expect(settings).toEqual([{ value: 'on' }]);
  });

  it('keeps committed rows over a crash and answers at the same address', async () => {
    await server.crash();
    await expect(query(server.url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await server.start();

    expect(await query(server.url, 'SELECT id FROM note')).toEqual([{ id: 1 }]);
  });

  it('applies the settings it is given', async () => {
    const other = await startEmbeddedPostgres({ settings: { max_connections: 7 } });
    const settings = await query(other.url, "SELECT current_setting('max_connections') AS value");
    await other.dispose();

    expect(settings).toEqual([{ value: '7' }]);
  });
});

async function query(url: string, text: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}
