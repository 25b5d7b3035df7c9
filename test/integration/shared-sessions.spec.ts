import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { BatchService } from '../../lib/client/batch-service.js';
import { PrivateDataSource } from '../../lib/storages/typeorm/private-data-source.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const CONNECTIONS = 5;
const JOBS = 60;

let runs: Map<number, number>;
let database: TestDatabase;
let dataSource: DataSource;
let app: HangfireApp;

class WorkService {
  work(number: number): number {
    runs.set(number, (runs.get(number) ?? 0) + 1);
    return number;
  }
}

beforeEach(async () => {
  runs = new Map();
  database = await createTestDatabase();
  // Its pool is the store's own, so that the spec can do to it what a proxy or an application would do.
  dataSource = new PrivateDataSource({
    type: 'postgres',
    url: database.url,
    poolSize: CONNECTIONS,
  });
  await dataSource.initialize();
  app = await HangfireApp.start({ storage: dataSource, providers: [WorkService] });
});
afterEach(async () => {
  await app.close();
  await dataSource.destroy();
  await database.drop();
});

const enqueue = (number: number) => app.jobs.enqueue(WorkService, (one) => one.work(number));
const numbers = Array.from({ length: JOBS }, (_, number) => number);

/** On the connections that are idle now. */
async function onConnections(statement: string): Promise<void> {
  const { master } = dataSource.driver as unknown as { master: pg.Pool };
  const clients = await Promise.all(
    Array.from({ length: master.idleCount }, () => master.connect()),
  );
  await Promise.all(clients.map((client) => client.query(statement)));
  for (const client of clients) client.release();
}

const allRan = async (ids: readonly (string | null)[]) => {
  for (const id of ids) expect(await app.reaches(id, 'Succeeded')).toMatchObject({ attempt: 1 });
};

describe('Connections that an application has left in another state than it found them', () => {
  it.each([
    ['without what was prepared on them', 'DISCARD ALL'],
    ['without what was prepared on them, by name', 'DEALLOCATE ALL'],
    ['read-only', 'SET default_transaction_read_only = on'],
    ['in the role of nobody', 'SET ROLE pg_monitor'],
    ['inside a transaction', 'BEGIN'],
    ['inside a transaction that has failed', 'BEGIN; SAVEPOINT one; SELECT 1'],
  ])(
    'make no job fail or run twice: %s',
    async (_, statement) => {
      await allRan(await Promise.all(numbers.slice(0, 10).map(enqueue)));
      const ids: (string | null)[] = [];
      for (const number of numbers.slice(10)) {
        if (number % 20 === 0) await onConnections(statement);
        ids.push(await enqueue(number));
      }
      await onConnections(statement);
      const batch = await app.get(BatchService).start((all) => {
        all.enqueue(WorkService, (one) => one.work(JOBS));
      });
      await allRan(ids);
      await eventually(async () => (await app.get(BatchService).get(batch))?.state === 'Succeeded');

      expect([...runs.values()]).toEqual(Array.from({ length: JOBS + 1 }, () => 1));
    },
    60_000,
  );
});

describe('Where sessions are reset again and again', () => {
  it('statements are no longer prepared, and the log says once what to set', async () => {
    for (const number of numbers) {
      await onConnections('DISCARD ALL');
      await enqueue(number);
    }
    await eventually(() => runs.size === JOBS);

    const said = app.logger.lines.filter(({ text }) => text.includes('preparedStatements: false'));
    expect(said).toMatchObject([{ level: 'warn' }]);
  });
});

describe('A table that was changed under statements that are prepared', () => {
  it('makes nothing fail', async () => {
    await allRan([await enqueue(1)]);
    await dataSource.query('ALTER TABLE hangfire.job ALTER COLUMN queue TYPE varchar(60)');
    await dataSource.query('ALTER TABLE hangfire.finished_job ALTER COLUMN queue TYPE varchar(60)');

    await allRan([await enqueue(2), await enqueue(3)]);
  });
});
