import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { AutomaticRetry, BackgroundJobService, BatchService, JobContext } from 'nestjs-hangfire';
import type { SqlTransaction } from 'nestjs-hangfire/transactions';
import pg from 'pg';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { OTHER_LIBRARIES, type OtherLibrary } from './support/other-libraries.js';

@Injectable()
@AutomaticRetry(0)
class MailService {
  confirm(order: number): number {
    return order;
  }

  async orderOnce(id: number): Promise<void> {
    await current.inTransaction(async (transaction, order) => {
      await order(id);
      await JobContext.current().completeWith(transaction, `ordered ${id}`);
      if (id < 0) throw new Error('Out of stock');
    });
  }
}

let current: OtherLibrary;

describe.each(Object.entries(OTHER_LIBRARIES))('In a transaction of %s', (_name, open) => {
  let database: TestDatabase;
  let other: TestDatabase;
  let elsewhere: OtherLibrary;
  let app: HangfireApp;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await createTestDatabase();
    other = await createTestDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 1 });
    await pool.query('CREATE TABLE orders (id integer PRIMARY KEY)');
    current = await open(database.url);
    elsewhere = await open(other.url);
    app = await HangfireApp.start({
      storage: { type: 'postgres', url: database.url },
      providers: [MailService],
    });
    // Jobs of another application, in another database.
    const otherApp = await HangfireApp.start({ storage: { type: 'postgres', url: other.url } });
    await otherApp.close();
  });
  afterAll(async () => {
    await app.close();
    await current.close();
    await elsewhere.close();
    await pool.end();
    await database.drop();
    await other.drop();
  });

  const confirm = (transaction?: SqlTransaction) =>
    app.get(BackgroundJobService).enqueue(MailService, (mail) => mail.confirm(1), { transaction });
  const hasOrder = async (id: number) =>
    (await pool.query('SELECT 1 FROM orders WHERE id = $1', [id])).rowCount === 1;

  it('a job is created by the commit, and runs', async () => {
    const id = await current.inTransaction(async (transaction, order) => {
      await order(1);
      const created = await confirm(transaction);
      expect(await app.jobs.get(created)).toBeUndefined();
      return created;
    });

    await app.reaches(id, 'Succeeded');
    expect(await hasOrder(1)).toBe(true);
  });

  it('jobs of all kinds and batches are created by the commit', async () => {
    const batches = app.get(BatchService);
    const parent = await confirm();
    await app.reaches(parent, 'Succeeded');
    const created = await current.inTransaction(async (transaction) => {
      const { jobs } = app;
      const options = { transaction, priority: -3, parameters: { note: 'a "note" $1 ? it\'s' } };
      const call = (mail: MailService) => mail.confirm(2);
      const first = await jobs.enqueue(MailService, call, options);
      const batch = await batches.start(
        'Two',
        (one) => void one.enqueueMany(MailService, [3, 4], (mail, id) => mail.confirm(id)),
        { transaction },
      );
      await batches.attach(batch, (one) => void one.enqueue(MailService, call), { transaction });
      return {
        batch,
        ids: [
          first,
          ...(await jobs.enqueueMany(MailService, [5, 6], (mail, id) => mail.confirm(id), options)),
          await jobs.continueWith(first ?? '', MailService, call, options),
          await jobs.continueWith([parent ?? '', batch], MailService, call, options),
          await jobs.schedule(MailService, call, { milliseconds: 10 }, options),
        ],
      };
    });

    for (const id of created.ids) {
      const job = await app.reaches(id, 'Succeeded');
      expect(job.parameters.note).toBe('a "note" $1 ? it\'s');
    }
    expect(await batches.get(created.batch)).toMatchObject({
      description: 'Two',
      progress: { total: 3 },
    });
  });

  it('nothing is left after a rollback', async () => {
    const ids: (string | null)[] = [];
    const failing = current.inTransaction(async (transaction, order) => {
      await order(7);
      ids.push(await confirm(transaction));
      throw new Error('No such customer');
    });

    await expect(failing).rejects.toThrow('No such customer');
    expect(ids).toEqual([expect.any(String)]);
    expect(await app.jobs.get(ids[0] ?? null)).toBeUndefined();
    expect(await hasOrder(7)).toBe(false);
  });

  it('several calls at once create their jobs together', async () => {
    const ids = await current.inTransaction((transaction) =>
      Promise.all([confirm(transaction), confirm(transaction), confirm(transaction)]),
    );

    for (const id of ids) await app.reaches(id, 'Succeeded');
  });

  it('a savepoint that is rolled back leaves none of its jobs', async () => {
    const [lost, kept] = await current.inTransaction(async (transaction) => {
      await transaction.query('SAVEPOINT before', []);
      const within = await confirm(transaction);
      await transaction.query('ROLLBACK TO SAVEPOINT before', []);
      return [within, await confirm(transaction)];
    });

    await app.reaches(kept ?? null, 'Succeeded');
    expect(await app.jobs.get(lost ?? null)).toBeUndefined();
  });

  it('a job completes itself, or fails with the rollback', async () => {
    const run = (id: number) => app.jobs.enqueue(MailService, (mail) => mail.orderOnce(id));
    const [done, failed] = [await run(8), await run(-8)];

    expect((await app.reaches(done, 'Succeeded')).result).toBe('ordered 8');
    await app.reaches(failed, 'Failed');
    expect([await hasOrder(8), await hasOrder(-8)]).toEqual([true, false]);
  });

  it('that has ended, nothing is created', async () => {
    let ended: SqlTransaction | undefined;
    await current.inTransaction(async (transaction) => {
      ended = transaction;
    });

    await expect(confirm(ended)).rejects.toMatchObject({ code: 'HANGFIRE_NO_OPEN_TRANSACTION' });
  });

  it('that was never begun, nothing is created', async () => {
    await expect(confirm(current.withoutTransaction)).rejects.toMatchObject({
      code: 'HANGFIRE_NO_OPEN_TRANSACTION',
    });
  });

  it('of another database, nothing is created, whether it has jobs of its own or not', async () => {
    const empty = await createTestDatabase();
    const withoutJobs = await open(empty.url);
    for (const library of [elsewhere, withoutJobs]) {
      const refused = library.inTransaction((transaction) => confirm(transaction));
      await expect(refused).rejects.toMatchObject({ code: 'HANGFIRE_OTHER_DATABASE' });
    }
    await withoutJobs.close();
    await empty.drop();
  });

  it('a call that names a manager as well is refused', async () => {
    const both = current.inTransaction((transaction) =>
      app.jobs.enqueue(MailService, (mail) => mail.confirm(1), { transaction, manager: {} }),
    );

    await expect(both).rejects.toMatchObject({ code: 'HANGFIRE_TWO_TRANSACTIONS' });
  });
});

describe('An adapter that the application has written', () => {
  let database: TestDatabase;
  let app: HangfireApp;
  let client: pg.Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    app = await HangfireApp.start({
      storage: { type: 'postgres', url: database.url },
      providers: [MailService],
    });
    client = new pg.Client(database.url);
    await client.connect();
    await client.query('BEGIN');
  });
  afterAll(async () => {
    await client.end();
    await app.close();
    await database.drop();
  });

  const confirm = (transaction: unknown) =>
    app.jobs.enqueue(MailService, (mail) => mail.confirm(1), { transaction: transaction as never });

  it.each<[string, (sql: string, parameters: unknown[]) => unknown]>([
    ['the answer of the driver', (sql, parameters) => client.query(sql, parameters)],
    ['nothing', (sql, parameters) => client.query(sql, parameters).then(() => {})],
    [
      'rows as lists',
      async (text, values) => (await client.query({ text, values, rowMode: 'array' })).rows,
    ],
  ])('is told what is wrong where it answers %s', async (_name, query) => {
    await expect(confirm({ query })).rejects.toMatchObject({
      code: 'HANGFIRE_UNSUPPORTED_TRANSACTION',
      message: expect.stringMatching(
        /^The query of the transaction: expected rows as objects, got /,
      ),
    });
  });

  it.each([['a text'], [{}], [Promise.resolve()]])(
    'is refused where it is no adapter: %p',
    async (given) => {
      await expect(confirm(given)).rejects.toMatchObject({ code: 'HANGFIRE_NO_OPEN_TRANSACTION' });
    },
  );
});
