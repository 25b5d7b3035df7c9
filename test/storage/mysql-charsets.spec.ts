import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { aNewJob } from '../../lib/conformance/support/builders.js';
import { InvalidOptionsError } from '../../lib/errors.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { createMysqlDatabase } from '../support/mysql-database.js';
import type { TestDatabase } from '../support/test-database.js';

const NARROW = ['latin1', 'UTF8_GENERAL_CI'];

let database: TestDatabase;
let dataSource: DataSource;
let storage: TypeOrmJobStorage;

beforeAll(async () => {
  database = await createMysqlDatabase();
});
afterEach(async () => {
  await storage.close();
  await dataSource.destroy();
});
afterAll(() => database.drop());

async function connect(charset: string, poolSize = 10): Promise<void> {
  const options = { type: 'mysql', url: database.url, charset, poolSize } as const;
  dataSource = await new DataSource(options).initialize();
  storage = new TypeOrmJobStorage(dataSource);
}

const job = () =>
  aNewJob({
    queue: 'Gr\u00fc\u00dfe-\u{1f40d}',
    arguments: JSON.stringify(['\u{1f389}\u{1d11e}\uffff']),
  });

const createInTransaction = (created: ReturnType<typeof job>) =>
  dataSource.transaction((manager) => storage.jobs.createJobs([created], { transaction: manager }));

describe('The character set of the connections of an application on MySQL or MariaDB', () => {
  it.each(NARROW)('does not matter to the own connections of the store: %s', async (charset) => {
    await connect(charset);
    const created = job();

    await storage.jobs.createJobs([created]);

    const { queue, arguments: text } = created;
    expect(await storage.jobs.findJob(created.id)).toMatchObject({ queue, arguments: text });
  });

  it.each(NARROW)(
    'refuses a job in a transaction that would lose characters: %s',
    async (charset) => {
      await connect(charset);
      const created = job();

      await expect(createInTransaction(created)).rejects.toThrow(InvalidOptionsError);

      expect(await storage.jobs.findJob(created.id)).toBeUndefined();
    },
  );

  it.each(NARROW)('refuses a store that has no others: %s', async (charset) => {
    await connect(charset, 1);

    await expect(storage.open()).rejects.toThrow(/expected utf8mb4, .*, got (latin1|utf8)/);
  });

  it('keeps a job of a transaction whole where it is one of four bytes', async () => {
    await connect('UTF8MB4_GENERAL_CI');
    const created = job();

    await createInTransaction(created);

    const { queue, arguments: text } = created;
    expect(await storage.jobs.findJob(created.id)).toMatchObject({ queue, arguments: text });
  });
});
