import { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import knex from 'knex';
import {
  BackgroundJobService,
  JobContext,
  type SqlTransaction,
  TransactionalJob,
} from 'nestjs-hangfire';
import { knexTransaction } from 'nestjs-hangfire/transactions';
import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const currentManager = new AsyncLocalStorage<EntityManager>();

@Injectable()
class AlarmService {
  ring(order: number): number {
    return order;
  }
}

@Injectable()
class OrderService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: BackgroundJobService,
  ) {}

  place(order: number): Promise<void> {
    return this.dataSource.transaction((manager) =>
      currentManager.run(manager, async () => {
        await manager.query('INSERT INTO orders VALUES ($1)', [order]);
        await this.jobs.enqueue(AlarmService, (alarms) => alarms.ring(order));
        await this.jobs.enqueue(AlarmService, (alarms) => alarms.ring(order), { manager: null });
        throw new Error('Out of stock');
      }),
    );
  }
}

@Injectable()
class MailService {
  sendInvoice(order: number): number {
    return order;
  }
}

@Injectable()
class BillingService {
  constructor(private readonly jobs: BackgroundJobService) {}

  @TransactionalJob()
  async bill(order: number): Promise<void> {
    const { manager } = JobContext.current();
    await manager.query('INSERT INTO invoice VALUES ($1)', [order]);
    await this.jobs.enqueue(MailService, (mail) => mail.sendInvoice(order));
  }

  async settle(order: number): Promise<void> {
    const rate = await this.fetchRate(order);
    await JobContext.current().completeIn(async (manager) => {
      await manager.query('INSERT INTO settlement VALUES ($1, $2)', [order, rate]);
    });
  }

  private async fetchRate(order: number): Promise<number> {
    return order * 2;
  }
}

let database: TestDatabase;
let dataSource: DataSource;
let app: HangfireApp;
beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = new DataSource({ type: 'postgres', url: database.url });
  await dataSource.initialize();
  await dataSource.query(`
    CREATE TABLE orders (id integer PRIMARY KEY);
    CREATE TABLE invoice (id integer PRIMARY KEY);
    CREATE TABLE settlement (id integer PRIMARY KEY, rate integer);
  `);
});
afterEach(() => app.close());
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe('The guide to transactions', () => {
  it('joins the current transaction, and stays outside of it where that is wanted', async () => {
    app = await HangfireApp.start({
      storage: dataSource,
      server: false,
      providers: [OrderService, AlarmService, { provide: DataSource, useValue: dataSource }],
      ambientTransaction: () => currentManager.getStore(),
    });

    await expect(app.get(OrderService).place(7)).rejects.toThrow('Out of stock');
    expect((await app.jobs.countByState()).byState.Enqueued).toBe(1);
  });

  it('has jobs that are transactions, as a whole or in part', async () => {
    app = await HangfireApp.start({
      storage: dataSource,
      providers: [BillingService, MailService],
    });
    const billed = await app.jobs.enqueue(BillingService, (billing) => billing.bill(7));
    const settled = await app.jobs.enqueue(BillingService, (billing) => billing.settle(8));
    await app.reaches(billed, 'Succeeded');
    await app.reaches(settled, 'Succeeded');

    expect(await dataSource.query('SELECT id FROM invoice')).toEqual([{ id: 7 }]);
    expect(await dataSource.query('SELECT * FROM settlement')).toEqual([{ id: 8, rate: 16 }]);
  });

  it('has jobs in transactions of other libraries', async () => {
    app = await HangfireApp.start({ storage: dataSource, providers: [MailService] });
    const { jobs } = app;
    const db = knex({ client: 'pg', connection: database.url });
    const order = 9;
    await db.transaction(async (trx) => {
      await trx('orders').insert({ id: order });
      await jobs.enqueue(MailService, (mail) => mail.sendInvoice(order), {
        transaction: knexTransaction(trx),
      });
    });
    await db.destroy();

    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const transaction: SqlTransaction = {
      query: async (sql, parameters) => (await client.query(sql, parameters)).rows,
    };
    const enqueue = () =>
      jobs.enqueue(MailService, (mail) => mail.sendInvoice(order), { transaction });
    await expect(enqueue()).rejects.toMatchObject({ code: 'HANGFIRE_NO_OPEN_TRANSACTION' });
    await client.query('BEGIN');
    const id = await enqueue();
    await client.query('COMMIT');
    await client.end();

    await app.reaches(id, 'Succeeded');
    expect(await dataSource.query('SELECT 1 FROM orders WHERE id = $1', [order])).toHaveLength(1);
  });
});
