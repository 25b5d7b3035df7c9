import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Batch } from '../../lib/batches/batch.js';
import { BatchService } from '../../lib/client/batch-service.js';
import { HangfireModule } from '../../lib/nest/hangfire.module.js';
import type { StorageEvent } from '../../lib/storage/events/storage-events.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp, statesOf } from '../support/hangfire-app.js';
import { Signal } from '../support/signal.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let isRunning: Signal;
let mayEnd: Signal;

@Injectable()
class OrderService {
  confirm(order: number): number {
    return order;
  }
}

@Injectable()
class ImportService {
  constructor(private readonly dataSource: DataSource) {}

  async run(): Promise<unknown> {
    isRunning.fire();
    await mayEnd;
    const [row] = await this.dataSource.query('SELECT 42 AS answer');
    return row.answer;
  }
}

let database: TestDatabase;
let dataSource: DataSource;
let app: HangfireApp;

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
beforeEach(() => {
  isRunning = new Signal();
  mayEnd = new Signal();
});
afterEach(() => app.close());

const startOnOwnConnections = async () => {
  app = await HangfireApp.start({
    storage: { type: 'postgres', url: database.url },
    // Only an announcement can make a job start early enough for these specs.
    server: { heartbeatIntervalMs: 60_000, serverTimeoutMs: 200_000 },
    providers: [OrderService],
  });
};
const confirm = (order: number, options: object = {}) =>
  app.jobs.enqueue(OrderService, (orders) => orders.confirm(order), options);
const confirmAgain = (orders: OrderService) => orders.confirm(11);
/** The server has looked for jobs and found none, so that only an announcement wakes it. */
const isListening = async () => app.reaches(await confirm(0), 'Succeeded');

describe('a job that is enqueued in the transaction of the caller', () => {
  beforeEach(async () => {
    await startOnOwnConnections();
    await isListening();
  });

  it('runs as soon as the transaction commits', async () => {
    const id = await dataSource.transaction(async (manager) => {
      await manager.query('INSERT INTO orders VALUES (1)');
      return confirm(1, { manager });
    });

    expect(statesOf(await app.reaches(id, 'Succeeded', 3_000))).toEqual([
      'Enqueued',
      'Processing',
      'Succeeded',
    ]);
  });

  it('has never existed when the transaction is rolled back', async () => {
    let id: string | null = null;
    const failed = dataSource.transaction(async (manager) => {
      await manager.query('INSERT INTO orders VALUES (2)');
      id = await confirm(2, { manager });
      throw new Error('No such customer');
    });

    await expect(failed).rejects.toThrow('No such customer');
    expect(id).toEqual(expect.any(String));
    expect(await app.jobs.get(id)).toBeUndefined();
    expect(await dataSource.query('SELECT 1 FROM orders WHERE id = 2')).toEqual([]);
  });

  it('is neither seen nor announced before the commit', async () => {
    const heard: string[] = [];
    const known = { queues: ['default'], serverId: 'none' };
    const listen = ({ kind }: StorageEvent) => heard.push(kind);
    const subscription = await app.storage.events.subscribe(listen, known);
    await dataSource.transaction(async (manager) => {
      const id = await confirm(3, { manager });
      expect(await app.jobs.get(id)).toBeUndefined();
      // Whatever is announced at once has arrived when this one has.
      await app.reaches(await confirm(4, { queue: 'nobody' }), 'Enqueued');
      expect(heard).toEqual(['ready']);
    });
    await eventually(() => heard.length > 1);
    await subscription.close();
  });

  it('may be scheduled, or be one of many', async () => {
    const ids = await dataSource.transaction(async (manager) => [
      await app.jobs.schedule(
        OrderService,
        (orders) => orders.confirm(5),
        { milliseconds: 50 },
        { manager },
      ),
      ...(await app.jobs.enqueueMany(
        OrderService,
        [6, 7],
        (orders, order) => orders.confirm(order),
        { manager },
      )),
      ...(await app.jobs.createMany(
        (together) => {
          const first = together.enqueue(OrderService, (orders) => orders.confirm(8));
          together.continueWith(first, OrderService, (orders) => orders.confirm(8));
        },
        { manager },
      )),
    ]);

    for (const id of ids) await app.reaches(id, 'Succeeded', 3_000);
  });

  it('is refused where the manager has no open transaction, whatever creates it', async () => {
    const { jobs } = app;
    const batches = app.get(BatchService);
    const parent = await confirm(9);
    const batch = await batches.start((one) => one.enqueue(OrderService, (it) => it.confirm(9)));
    const into = (one: Batch) => one.enqueue(OrderService, confirmAgain);
    let ended = dataSource.manager;
    await dataSource.transaction(async (manager) => {
      ended = manager;
    });

    for (const manager of [dataSource.manager, ended]) {
      const options = { manager };
      for (const create of [
        () => jobs.enqueue(OrderService, confirmAgain, options),
        () => jobs.enqueueMany(OrderService, [1, 2], confirmAgain, options),
        () =>
          jobs.enqueueMany(OrderService, [1, 2], confirmAgain, () => ({ priority: 1 }), options),
        () => jobs.createMany((one) => one.enqueue(OrderService, confirmAgain), options),
        () => jobs.schedule(OrderService, confirmAgain, { days: 1 }, options),
        () => jobs.continueWith(parent, OrderService, confirmAgain, options),
        () => batches.start(into, options),
        () => batches.attach(batch, into, options),
        () => batches.continueBatchWith(batch, into, options),
      ]) {
        await expect(create()).rejects.toMatchObject({
          code: 'HANGFIRE_NO_OPEN_TRANSACTION',
          message: expect.stringContaining('dataSource.transaction((manager) => …)'),
        });
      }
    }
    const stored = await dataSource.query(
      `SELECT arguments::text FROM hangfire.job UNION ALL
       SELECT arguments::text FROM hangfire.finished_job`,
    );
    expect(JSON.stringify(stored)).not.toContain('11');
    expect(stored.length).toBeGreaterThan(0);
  });

  it('leaves the transaction usable when the job is refused', async () => {
    await dataSource.transaction(async (manager) => {
      await expect(confirm(8, { manager, queue: 'No Queue' })).rejects.toMatchObject({
        code: 'HANGFIRE_INVALID_QUEUE_NAME',
      });
      await manager.query('INSERT INTO orders VALUES (8)');
    });

    expect(await dataSource.query('SELECT id FROM orders WHERE id = 8')).toHaveLength(1);
  });
});

describe('a DataSource of the application', () => {
  it('is used as it is, and left open', async () => {
    app = await HangfireApp.start({ storage: dataSource, providers: [OrderService] });
    await app.reaches(await confirm(9), 'Succeeded');
    await app.close();

    expect(dataSource.isInitialized).toBe(true);
    expect(await dataSource.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is initialised and destroyed when nobody else has', async () => {
    const own = new DataSource({ type: 'postgres', url: database.url });
    app = await HangfireApp.start({ storage: own, providers: [OrderService] });
    await app.reaches(await confirm(10), 'Succeeded');
    expect(own.isInitialized).toBe(true);
    await app.close();

    expect(own.isInitialized).toBe(false);
  });

  it('may come from TypeOrmModule, and stays open until the last job has ended', async () => {
    app = await HangfireApp.of({
      imports: [
        TypeOrmModule.forRoot({ type: 'postgres', url: database.url }),
        HangfireModule.forRootAsync({
          inject: [DataSource],
          useFactory: (storage: DataSource) => ({ storage }),
        }),
      ],
      providers: [ImportService],
    });
    const id = await app.jobs.enqueue(ImportService, (importing) => importing.run());
    await isRunning;
    const closed = app.close();
    await new Promise(setImmediate);
    mayEnd.fire();
    await closed;
    await startOnOwnConnections();

    expect(await app.jobs.get(id)).toMatchObject({ state: 'Succeeded', result: 42 });
  });
});
