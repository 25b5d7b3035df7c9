import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { BulkRunner } from '../../lib/client/bulk/bulk-runner.js';
import { aJobId, aNewJob, anEntry } from '../support/builders.js';
import { DashboardApp } from '../support/dashboard-app.js';
import { eventually } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let sql: pg.Client;
let app: DashboardApp;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
  app = await DashboardApp.start({ storage: { type: 'postgres', url: database.url } });
});
afterEach(() => sql.query('DROP FUNCTION IF EXISTS hangfire.refuse CASCADE'));
afterAll(async () => {
  await app.close();
  await sql.end();
  await database.drop();
});

const failedJobs = async (count: number) => {
  const jobs = Array.from({ length: count }, () =>
    aNewJob({
      state: 'Failed',
      history: [anEntry('Failed', { at: new Date(Date.now() - 60_000) })],
    }),
  );
  await app.storage.jobs.createJobs(jobs);
  return jobs.map(({ id }) => id);
};
const ended = async (action: 'requeue' | 'delete', ids: readonly string[]) => {
  const id = aJobId();
  await app.storage.bulk.create({
    id,
    action,
    search: { ids },
    searchText: '',
    startedAt: new Date(),
    startedBy: 'ada',
    expected: ids.length,
    isExpectedExact: true,
  });
  app.app.get(BulkRunner, { strict: false }).wake();
  return eventually(
    async () => {
      const operation = await app.storage.bulk.find(id);
      return operation?.endedAt !== undefined && operation;
    },
    { withinMs: 15_000 },
  );
};

const refusing = (id: string | undefined) => `
  CREATE FUNCTION hangfire.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.id = '${id}' THEN RAISE EXCEPTION 'Not this one'; END IF;
    RETURN coalesce(NEW, OLD);
  END $$;
  CREATE TRIGGER refuse BEFORE UPDATE OR DELETE ON hangfire.job
    FOR EACH ROW EXECUTE FUNCTION hangfire.refuse()`;

describe('a bulk operation over jobs of which the database refuses to change one', () => {
  it.each(['requeue', 'delete'] as const)('goes on with the other jobs: %s', async (action) => {
    const ids = await failedJobs(20);
    await sql.query(refusing(ids[7]));

    expect(await ended(action, ids)).toMatchObject({
      changed: 19,
      skipped: 0,
      failed: 1,
      error: expect.stringContaining('Not this one'),
    });
    expect(app.logger.has('warn', 'Bulk operation skipped jobs that cannot be changed')).toBe(true);
  });
});
