import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../support/embedded-postgres.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp } from '../support/hangfire-app.js';

class WorkService {
  work(): void {}
}

let postgres: EmbeddedPostgres;
let app: HangfireApp;
let dataSource: DataSource;
let strangers: pg.Client[];

beforeAll(async () => {
  // The least there is, 512 kB, so that it is full soon.
  postgres = await startEmbeddedPostgres({ settings: { max_notify_queue_pages: 64 } });
});
afterAll(() => postgres.dispose());

beforeEach(async () => {
  strangers = [];
  app = await HangfireApp.start({
    storage: { type: 'postgres', url: postgres.url },
    server: { heartbeatIntervalMs: 100, serverTimeoutMs: 2_000 },
    providers: [WorkService],
  });
  dataSource = await new DataSource({ type: 'postgres', url: postgres.url }).initialize();
});
afterEach(async () => {
  for (const stranger of strangers) await stranger.end();
  await dataSource.destroy();
  await app.close();
});

async function aStranger(): Promise<pg.Client> {
  const stranger = new pg.Client({ connectionString: postgres.url });
  await stranger.connect();
  strangers.push(stranger);
  return stranger;
}

/** Somebody listens and does not read on, and somebody notifies until nobody can any more. */
async function fillQueue(): Promise<void> {
  const [deaf, loud] = [await aStranger(), await aStranger()];
  await deaf.query('LISTEN something');
  await deaf.query('BEGIN');
  await deaf.query('SELECT 1');
  const fill = async () => {
    for (let n = 0; n < 1_000; n += 1) {
      await loud.query('SELECT pg_notify($1, $2)', ['something', `${n}`.padEnd(7_900, 'x')]);
    }
  };
  await expect(fill()).rejects.toThrow('too many notifications');
}

describe('While a stranger keeps the queue of notifications full', () => {
  it('servers keep their leases, jobs are stored and run, and transactions commit', async () => {
    const { id: serverId } = await eventually(async () => (await app.storage.servers.list())[0]);
    await fillQueue();
    const filledAt = Date.now();

    const ids = [
      await app.jobs.enqueue(WorkService, (service) => service.work()),
      await dataSource.transaction((manager) =>
        app.jobs.enqueue(WorkService, (service) => service.work(), { manager }),
      ),
    ];
    for (const id of ids) await app.reaches(id, 'Succeeded');
    await eventually(async () => {
      const [server] = await app.storage.servers.list();
      return server !== undefined && server.heartbeatAt.getTime() > filledAt + 2_500;
    });

    expect(await app.storage.servers.list()).toMatchObject([{ id: serverId }]);
    expect(app.logger.has('error', 'Server lost its leases')).toBe(false);
    expect(app.logger.has('warn', 'heartbeat')).toBe(false);
  });
});
