import { describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { tablesIn } from '../../lib/storages/typeorm/dialects/postgres/schema/tables.js';
import { heartbeat } from '../../lib/storages/typeorm/dialects/postgres/servers/servers.sql.js';
import { PrivateDataSource } from '../../lib/storages/typeorm/private-data-source.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { describeIdleServers } from '../support/idle-servers.js';
import { createTestDatabase } from '../support/test-database.js';

describeIdleServers({
  type: 'postgres',
  tables: 'hangfire.',
  ago: (seconds) => `clock_timestamp() - interval '${seconds} seconds'`,
  create: createTestDatabase,
  async countStatements(work) {
    const query = jest.spyOn(pg.Client.prototype, 'query');
    try {
      await work();
      return query.mock.calls.length;
    } finally {
      query.mockRestore();
    }
  },
  ofHeartbeat: 1,
  coverSnapshots: true,
});

describe('A heartbeat on PostgreSQL', () => {
  it('reads no table of jobs or measurements from end to end, whatever most of its rows are', async () => {
    const database = await createTestDatabase();
    const dataSource = await new PrivateDataSource({
      type: 'postgres',
      url: database.url,
    }).initialize();
    const storage = new TypeOrmJobStorage(dataSource);
    await storage.open();
    await dataSource.query(`
      INSERT INTO hangfire.job (id, state, queue, priority, type, method, run_at, changed_at, arguments, parameters, history)
      SELECT gen_random_uuid(), state, 'default', 0, 'A', 'b', run_at, now(), '[]', '{}', '[]'
        FROM generate_series(1, 3000) AS number,
             (VALUES ('Scheduled', now() + interval '1 day'), ('Failed', NULL)) AS kind (state, run_at)`);
    await dataSource.query(`
      INSERT INTO hangfire.measurement (series, level, starts_at, id, body)
      SELECT 'methods', 'hour', now() - number * interval '1 hour', '', '{}'
        FROM generate_series(1, 3000) AS number`);
    await dataSource.query('ANALYZE');

    const { text } = heartbeat(tablesIn('hangfire'));
    const nobody = ['x', null, null, null, false, null, null, null, null, ['default'], 15_000];
    const rows: Record<string, string>[] = await dataSource.query(`EXPLAIN ${text}`, nobody);
    const plan = rows.map((row) => row['QUERY PLAN']);
    expect(
      plan.filter((line) => /Seq Scan on (?:job|measurement)\b(?!_)/.test(line ?? '')),
    ).toEqual([]);

    await storage.close();
    await dataSource.destroy();
    await database.drop();
  });
});
