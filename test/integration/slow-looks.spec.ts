import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { eventually } from '../support/eventually.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let somebody: pg.Client;
let app: HangfireApp;

const start = async () => {
  app = await HangfireApp.start({
    storage: { type: 'postgres', url: database.url },
    server: { heartbeatIntervalMs: 100, serverTimeoutMs: 2_000 },
  });
};
const server = async () => (await app.storage.servers.list())[0];
/** Whoever looks at what there is to do waits; nothing else does. */
const makeLooksWait = async () => {
  await somebody.query('BEGIN');
  await somebody.query('LOCK TABLE hangfire.batch_increment IN ACCESS EXCLUSIVE MODE');
};
const beatsAfter = (instant: Date) =>
  eventually(async () => {
    const { heartbeatAt } = (await server()) ?? {};
    return heartbeatAt !== undefined && heartbeatAt > instant;
  });

beforeEach(async () => {
  database = await createTestDatabase();
  somebody = new pg.Client({ connectionString: database.url });
  await somebody.connect();
});
afterEach(async () => {
  await somebody.end();
  await app.close();
  await database.drop();
});

describe('A server whose looks around take longer than it may be silent', () => {
  it('keeps its leases', async () => {
    await start();
    const { id, heartbeatAt } = await eventually(server);
    await beatsAfter(heartbeatAt);
    await makeLooksWait();
    const long = new Date(Date.now() + 2 * 2_000);
    await beatsAfter(long);

    expect(await server()).toMatchObject({ id });
  });
});
