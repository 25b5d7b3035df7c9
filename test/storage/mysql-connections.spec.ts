import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { createMysqlDatabase } from '../support/mysql-database.js';
import type { TestDatabase } from '../support/test-database.js';

class QuickService {
  quick(): void {}
}

let database: TestDatabase;
let app: HangfireApp;
let dataSource: DataSource | undefined;

beforeAll(async () => {
  database = await createMysqlDatabase();
});
afterEach(async () => {
  await app.close();
  await dataSource?.destroy();
  dataSource = undefined;
});
afterAll(() => database.drop());

/** On the connections of the application, of which there is one. */
async function startOn(given: DataSource): Promise<void> {
  dataSource = await given.initialize();
  const storage = new TypeOrmJobStorage(given, { tablePrefix: 'one_' });
  app = await HangfireApp.start({ storage, providers: [QuickService], server: false });
}

describe('A pool of one connection on MySQL or MariaDB', () => {
  it('is enough for an application', async () => {
    app = await HangfireApp.start({
      storage: { type: 'mysql', url: database.url, poolSize: 1 },
      providers: [QuickService],
    });

    const id = await app.jobs.enqueue(QuickService, (service) => service.quick());

    await app.reaches(id, 'Succeeded');
  });

  it('is enough for a job in a transaction that has the connection', async () => {
    await startOn(new DataSource({ type: 'mysql', url: database.url, poolSize: 1 }));

    const id = await dataSource?.transaction((manager) =>
      app.jobs.enqueue(QuickService, (service) => service.quick(), { manager }),
    );

    expect(await app.jobs.get(id ?? null)).toMatchObject({ state: 'Enqueued' });
  });

  it('leads to the master where the DataSource has replicas', async () => {
    const master = { url: database.url };
    const slaves = [
      { url: Object.assign(new URL(database.url), { pathname: '/information_schema' }).href },
    ];
    const given = new DataSource({ type: 'mysql', replication: { master, slaves }, poolSize: 1 });
    await startOn(given);

    const id = await app.jobs.enqueue(QuickService, (service) => service.quick());

    const find = 'SELECT COUNT(*) AS found FROM one_job WHERE id = ?';
    const [job] = await given.transaction((manager) => manager.query(find, [id]));
    expect(Number(job.found)).toBe(1);
  });
});
