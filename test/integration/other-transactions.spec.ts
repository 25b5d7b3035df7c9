import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { drizzle } from 'drizzle-orm/node-postgres';
import { integer, pgTable } from 'drizzle-orm/pg-core';
import knex from 'knex';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import { AutomaticRetry, BackgroundJobService, BatchService, JobContext } from 'nestjs-hangfire';
import {
  drizzleTransaction,
  knexTransaction,
  kyselyTransaction,
  type SqlTransaction,
} from 'nestjs-hangfire/transactions';
import pg from 'pg';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** What the library in question does, on one database. */
interface Library {
  /** Writes an order inside of the transaction, as the application does. */
  inTransaction<T>(
    work: (transaction: SqlTransaction, order: (id: number) => Promise<unknown>) => Promise<T>,
  ): Promise<T>;
  /** The library without a transaction. */
  readonly withoutTransaction: SqlTransaction;
  close(): Promise<unknown>;
}

const orders = pgTable('orders', { id: integer('id').primaryKey() });

const LIBRARIES: Record<string, (url: string) => Library> = {
  Knex: (url) => {
    const db = knex({
      client: 'pg',
      connection: url,
      // As `knexSnakeCaseMappers` of Objection does.
      postProcessResponse: (rows) => (Array.isArray(rows) ? rows : { ...rows, rows: [] }),
    });
    return {
      inTransaction: (work) =>
        db.transaction((trx) =>
          work(knexTransaction(trx), async (id) => trx('orders').insert({ id })),
        ),
      withoutTransaction: knexTransaction(db as never),
      close: () => db.destroy(),
    };
  },
  Kysely: (url) => {
    const db = new Kysely<{ orders: { id: number } }>({
      dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) }),
      plugins: [new CamelCasePlugin()],
    });
    return {
      inTransaction: (work) =>
        db
          .transaction()
          .execute((trx) =>
            work(kyselyTransaction(trx), (id) => trx.insertInto('orders').values({ id }).execute()),
          ),
      withoutTransaction: kyselyTransaction(db as never),
      close: () => db.destroy(),
    };
  },
  Drizzle: (url) => {
    const pool = new pg.Pool({ connectionString: url });
    const db = drizzle(pool);
    return {
      inTransaction: (work) =>
        db.transaction((tx) =>
          work(drizzleTransaction(tx), async (id) => tx.insert(orders).values({ id })),
        ),
      withoutTransaction: drizzleTransaction(db as never),
      close: () => pool.end(),
    };
  },
};

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

let current: Library;

describe.each(Object.entries(LIBRARIES))('In a transaction of %s', (_name, open) => {
  let database: TestDatabase;
  let other: TestDatabase;
  let elsewhere: Library;
  let app: HangfireApp;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await createTestDatabase();
    other = await createTestDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 1 });
    await pool.query('CREATE TABLE orders (id integer PRIMARY KEY)');
    current = open(database.url);
    elsewhere = open(other.url);
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
    const withoutJobs = open(empty.url);
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
