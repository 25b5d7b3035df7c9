import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { BackgroundJobService, JobContext, NoOpenTransactionError } from 'nestjs-hangfire';
import {
  type HangfireTesting,
  HangfireTestingModule,
  hangfireTesting,
} from 'nestjs-hangfire/testing';
import { DataSource, type EntityManager } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

@Injectable()
class OrderService {
  readonly shipped: string[] = [];

  constructor(private readonly dataSource: DataSource) {}

  async ship(item: string): Promise<void> {
    this.shipped.push(item);
  }

  async charge(order: number): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query('INSERT INTO orders VALUES ($1)', [order]);
      await JobContext.current().completeWith(manager, 'charged');
    });
  }
}

/** The application's own data are in a real database; its jobs are in memory, under test. */
describe('Jobs under test, in transactions of a real database', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let app: TestingModule;
  let hangfire: HangfireTesting;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = new DataSource({ type: 'postgres', url: database.url });
    await dataSource.initialize();
    await dataSource.query('CREATE TABLE orders (id integer PRIMARY KEY)');
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });
  beforeEach(() => start());
  afterEach(() => app.close());

  const start = async (mode: 'manual' | 'inline' = 'manual') => {
    app = await Test.createTestingModule({
      imports: [HangfireTestingModule.forRoot({ mode })],
      providers: [OrderService, { provide: DataSource, useValue: dataSource }],
    }).compile();
    await app.init();
    hangfire = hangfireTesting(app);
  };
  const ship = (item: string, manager: EntityManager) =>
    app.get(BackgroundJobService).enqueue(OrderService, (orders) => orders.ship(item), { manager });
  const enqueued = () => hangfire.enqueued(OrderService, 'ship').map(({ args: [item] }) => item);

  it('exist once the transaction is committed', async () => {
    await dataSource.transaction(async (manager) => {
      await ship('book', manager);
      expect(enqueued()).toEqual([]);
    });
    expect(enqueued()).toEqual(['book']);

    await dataSource.transaction((manager) => ship('pen', manager));
    expect(enqueued()).toEqual(['book', 'pen']);
  });

  it('never existed when the transaction is rolled back', async () => {
    const transaction = dataSource.transaction(async (manager) => {
      await ship('book', manager);
      throw new Error('No book');
    });

    await expect(transaction).rejects.toThrow('No book');
    expect(enqueued()).toEqual([]);
  });

  it('vanish with the nested transaction that is rolled back, and with no other', async () => {
    await dataSource.transaction(async (outer) => {
      const inner = (item: string, error?: Error) =>
        outer.transaction(async (manager) => {
          await ship(item, manager);
          if (error) throw error;
        });
      await ship('a', outer);
      await inner('b');
      await inner('c', new Error('No c')).catch(() => {});
      await ship('d', outer);
    });

    expect(enqueued()).toEqual(['a', 'b', 'd']);
  });

  it('vanish with a nested transaction that had begun before the first of them', async () => {
    await dataSource.transaction(async (outer) => {
      const inner = outer.transaction(async (manager) => {
        await ship('a', manager);
        throw new Error('No a');
      });
      await inner.catch(() => {});
      await ship('b', outer);
    });

    expect(enqueued()).toEqual(['b']);
  });

  it('are refused with a manager that has no transaction', async () => {
    let ended: EntityManager = dataSource.manager;
    await dataSource.transaction(async (manager) => {
      ended = manager;
    });

    for (const manager of [dataSource.manager, ended]) {
      await expect(ship('book', manager)).rejects.toThrow(NoOpenTransactionError);
    }
    expect(enqueued()).toEqual([]);
  });

  it("run right after the commit in mode 'inline'", async () => {
    await app.close();
    await start('inline');
    await dataSource.transaction(async (manager) => {
      await ship('book', manager);
      expect(app.get(OrderService).shipped).toEqual([]);
    });

    expect(app.get(OrderService).shipped).toEqual(['book']);
  });

  it('complete themselves in the transaction, or fail', async () => {
    const charge = () =>
      hangfire.performJob(OrderService, (orders) => orders.charge(7), { failures: 'keep' });

    expect(await charge()).toMatchObject({ state: 'Succeeded', result: 'charged' });
    expect(await charge()).toMatchObject({ state: 'Scheduled' });
    expect(await dataSource.query('SELECT id FROM orders')).toEqual([{ id: 7 }]);
  });
});
