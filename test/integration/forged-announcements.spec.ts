import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { eventually } from '../support/eventually.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const STRANGER = `hangfire_stranger_${process.pid}`;

class WorkService {
  work(): void {}
}

let database: TestDatabase;
let client: HangfireApp;
let server: HangfireApp;
let stranger: pg.Client;
let heard: string[];

beforeEach(async () => {
  database = await createTestDatabase();
  const storage = { type: 'postgres', url: database.url } as const;
  client = await HangfireApp.start({ storage, server: false });
  server = await HangfireApp.start({ storage, providers: [WorkService] });
  await execute(`CREATE ROLE ${STRANGER} LOGIN`);
  const url = new URL(database.url);
  url.username = STRANGER;
  stranger = new pg.Client({ connectionString: url.href });
  await stranger.connect();
  heard = [];
  stranger.on('notification', ({ payload = '' }) => heard.push(payload));
});
afterEach(async () => {
  await stranger.end();
  await server.close();
  await client.close();
  await execute(`DROP ROLE ${STRANGER}`);
  await database.drop();
});

async function execute(text: string): Promise<pg.QueryResult> {
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  try {
    return await owner.query(text);
  } finally {
    await owner.end();
  }
}

const computableChannels = (schema = 'hangfire') => [
  schema,
  'nestjs-hangfire',
  `hangfire_${createHash('sha256').update(schema).digest('hex').slice(0, 16)}`,
];

describe('a role without any right on the schema', () => {
  it('hears nothing on channels that can be computed', async () => {
    for (const channel of computableChannels()) await stranger.query(`LISTEN "${channel}"`);
    const id = await client.jobs.enqueue(WorkService, (service) => service.work());
    await client.reaches(id, 'Succeeded');
    await stranger.query('SELECT 1');

    expect(heard).toEqual([]);
  });

  it('stops no server', async () => {
    const [{ id } = { id: '' }] = await client.storage.servers.list();
    for (const channel of computableChannels()) {
      const event = { kind: 'stop', serverId: id };
      const message = JSON.stringify({ origin: 'x', event });
      await stranger.query('SELECT pg_notify($1, $2)', [channel, message]);
    }
    const job = await client.jobs.enqueue(WorkService, (service) => service.work());

    await client.reaches(job, 'Succeeded');
    await eventually(async () => (await client.storage.servers.list()).length === 1);
    expect(server.logger.has('log', 'Server was asked to stop')).toBe(false);
  });
});
