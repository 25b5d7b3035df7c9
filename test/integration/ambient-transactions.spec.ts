import { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { AmbientTransactionOption } from '../../lib/nest/transactions/ambient-transaction.js';
import { nestjsClsTransaction } from '../../lib/nest/transactions/nestjs-cls-transaction.js';
import { typeormTransactional } from '../../lib/nest/transactions/typeorm-transactional.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { type CompiledLibrary, compileLibrary } from '../support/compiled-library.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { ServerProcess } from './support/server-process.js';

@Injectable()
class ShippingService {
  ship(purchase: number): number {
    return purchase;
  }
}

let library: CompiledLibrary;
let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  library = compileLibrary();
  database = await createTestDatabase();
  dataSource = new DataSource({ type: 'postgres', url: database.url });
  await dataSource.initialize();
  await dataSource.query('CREATE TABLE purchase (id integer PRIMARY KEY)');
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe.each([
  { name: '@nestjs-cls/transactional', LIBRARY: 'cls' },
  { name: 'typeorm-transactional', LIBRARY: 'patched' },
  { name: 'typeorm-transactional, on a DataSource without patches', LIBRARY: 'unpatched' },
])('With transactions of $name', ({ LIBRARY }) => {
  let results: Record<string, unknown>;
  beforeAll(async () => {
    await dataSource.query('DELETE FROM purchase');
    const program = 'ambient-app.mjs';
    const app = await ServerProcess.start({
      library,
      url: database.url,
      program,
      env: { LIBRARY },
    });
    await app.ended();
    const line = app.output.split('\n').find((one) => one.startsWith('{'));
    results = JSON.parse(line ?? app.output);
  });

  it('a job is created by the commit, and runs', () => {
    expect(results.committed).toEqual({
      during: 'no such job',
      after: 'Succeeded',
      purchases: 1,
    });
  });

  it('a rollback leaves nothing of jobs, batches and continuations', () => {
    expect(results.rolledBack).toEqual({
      said: 'No such customer',
      ids: 5,
      jobs: 0,
      purchases: 0,
    });
  });

  it('a job with the manager null is created outside of the transaction', () => {
    expect(results.withNull).toBe('No such customer');
  });

  it('a job that is created where the library suspends the transaction runs at once', () => {
    expect(results.notSupported).toBe('Succeeded');
  });

  it('a manager that is given takes precedence', () => {
    expect(results.ofAnotherTransaction).toBe('No such customer');
  });

  it('a job with @TransactionalJob writes, enqueues and succeeds in one of them, or not at all', () => {
    expect(results.transactionalJob).toEqual({
      level: 'repeatable read',
      seen: 'no such job',
      attempts: 2,
      alone: 'Succeeded',
      jobs: 4,
      purchases: 1,
    });
  });

  it('a job outside of a transaction runs at once', () => {
    expect(results).toMatchObject({ before: 'Succeeded', after: 'Succeeded' });
  });
});

describe('A function of the application that answers the current manager', () => {
  let current: unknown;
  let app: HangfireApp;
  afterEach(() => app.close());
  const start = async (options: object = { storage: dataSource }) => {
    current = undefined;
    app = await HangfireApp.start({
      ...options,
      providers: [ShippingService],
      // Applications in JavaScript may answer anything.
      ambientTransaction: (() => current) as AmbientTransactionOption & (() => undefined),
    });
  };
  const ship = (options: object = {}) =>
    app.jobs.enqueue(ShippingService, (shipping) => shipping.ship(1), options);

  it('decides for each call in which transaction it is', async () => {
    await start();
    let inside: string | null = null;
    const failing = dataSource.transaction(async (manager) => {
      current = manager;
      inside = await ship();
      throw new Error('No such customer');
    });
    await expect(failing).rejects.toThrow('No such customer');
    expect(inside).toEqual(expect.any(String));
    expect(await app.jobs.get(inside)).toBeUndefined();

    current = undefined;
    await app.reaches(await ship(), 'Succeeded');
  });

  it('may answer a manager, or a DataSource, without a transaction: the job runs at once', async () => {
    await start();
    for (current of [dataSource.manager, dataSource, null]) {
      await app.reaches(await ship(), 'Succeeded');
    }
  });

  it('may answer a QueryRunner that is between two transactions', async () => {
    await start();
    const runner = dataSource.createQueryRunner();
    await runner.connect();
    current = runner.manager;
    await app.reaches(await ship(), 'Succeeded');
    await runner.startTransaction();
    const id = await ship();
    expect(await app.jobs.get(id)).toBeUndefined();
    await runner.commitTransaction();
    await app.reaches(id, 'Succeeded');
    await runner.release();
  });

  it('is refused where the transaction has ended, and its connection is back in the pool', async () => {
    await start();
    await dataSource.transaction(async (manager) => {
      current = manager;
    });

    await expect(ship()).rejects.toMatchObject({ code: 'HANGFIRE_NO_OPEN_TRANSACTION' });
    await app.reaches(await ship({ manager: null }), 'Succeeded');
  });

  it.each([
    ['a text', 'tx', 'it answered a string'],
    ['a promise', Promise.resolve({}), 'it answered a promise'],
    ['a function', () => {}, 'it answered a function'],
    ['the library, because it was not called', nestjsClsTransaction(), 'it answered a library'],
  ])('is refused where it answers %s', async (_what, answer, found) => {
    await start();
    current = answer;

    await expect(ship()).rejects.toMatchObject({
      code: 'HANGFIRE_AMBIENT_TRANSACTION',
      found,
    });
  });

  it('is refused where it answers an object that takes no statements', async () => {
    await start();
    current = {};

    await expect(ship()).rejects.toMatchObject({ code: 'HANGFIRE_NO_OPEN_TRANSACTION' });
  });

  it('that throws keeps the job from being created, with its error as the cause', async () => {
    const cause = new Error('No context');
    app = await HangfireApp.start({
      storage: dataSource,
      providers: [ShippingService],
      ambientTransaction: () => {
        throw cause;
      },
    });

    await expect(ship()).rejects.toMatchObject({
      code: 'HANGFIRE_AMBIENT_TRANSACTION',
      message: expect.stringContaining('it threw "No context"'),
      cause,
    });
    await app.reaches(await ship({ manager: null }), 'Succeeded');
  });

  it('takes no part where jobs are in memory, as a manager does not', async () => {
    await start({ storage: new MemoryJobStorage() });
    await dataSource.transaction(async (manager) => {
      current = manager;
      await expect(ship()).rejects.toMatchObject({ code: 'HANGFIRE_TRANSACTION_NOT_SUPPORTED' });
    });

    current = dataSource.manager;
    await app.reaches(await ship(), 'Succeeded');
  });

  it('does not reach into the jobs that the process runs for other callers', async () => {
    const callers = new AsyncLocalStorage<string>();
    const seen: unknown[] = [];
    class LookingService {
      look(): void {
        seen.push(callers.getStore());
      }
    }
    app = await HangfireApp.start({ storage: dataSource, providers: [LookingService] });
    for (let number = 0; number < 3; number += 1) {
      const id = await callers.run('a caller', () =>
        app.jobs.enqueue(LookingService, (it) => it.look()),
      );
      await app.reaches(id, 'Succeeded');
    }

    expect(seen).toEqual([undefined, undefined, undefined]);
  });
});

describe('A transaction of another database', () => {
  let app: HangfireApp;
  let others: TestDatabase[];
  let foreign: DataSource[];
  beforeAll(async () => {
    others = [await createTestDatabase(), await createTestDatabase()];
    foreign = others.map(({ url }) => new DataSource({ type: 'postgres', url }));
    await Promise.all(foreign.map((one) => one.initialize()));
    // The second one keeps jobs of another application.
    const other = await HangfireApp.start({ storage: foreign[1] as DataSource });
    await other.close();
    app = await HangfireApp.start({
      storage: { type: 'postgres', url: database.url },
      providers: [ShippingService],
      ambientTransaction: () => ambient,
    });
  });
  afterAll(async () => {
    await app.close();
    await Promise.all(foreign.map((one) => one.destroy()));
    await Promise.all(others.map((one) => one.drop()));
  });
  let ambient: EntityManager | undefined;
  const ship = (manager?: EntityManager) =>
    app.jobs.enqueue(ShippingService, (shipping) => shipping.ship(1), { manager });

  it.each([
    ['has no jobs', 0],
    ['has jobs of another application', 1],
  ])('is refused where that database %s', async (_what, index) => {
    for (const isAmbient of [false, true]) {
      const refused = foreign[index]?.transaction((manager) => {
        ambient = isAmbient ? manager : undefined;
        return ship(isAmbient ? undefined : manager);
      });
      await expect(refused).rejects.toMatchObject({
        code: 'HANGFIRE_OTHER_DATABASE',
        schema: '"hangfire"',
        message: expect.stringContaining('in another database than the one that keeps the jobs'),
      });
    }
    ambient = undefined;
    expect((await app.jobs.countByState()).byState).toMatchObject({ Enqueued: 0 });
  });

  it('is no transaction of another DataSource on the same database', async () => {
    const id = await dataSource.transaction((manager) => ship(manager));
    await app.reaches(id, 'Succeeded');
  });
});

describe('The start of an application is refused', () => {
  const start = (ambientTransaction: unknown) =>
    HangfireApp.start({ ambientTransaction: ambientTransaction as AmbientTransactionOption });

  it('where typeorm-transactional has no DataSource of that name', async () => {
    await expect(start(typeormTransactional('reports'))).rejects.toMatchObject({
      code: 'HANGFIRE_AMBIENT_TRANSACTION',
      message: expect.stringContaining('call addTransactionalDataSource'),
    });
  });

  it('where the option is no library and no function', async () => {
    await expect(start('cls')).rejects.toMatchObject({
      code: 'HANGFIRE_INVALID_OPTIONS',
      message: expect.stringContaining(
        'nestjsClsTransaction(), typeormTransactional(), or a function',
      ),
    });
  });
});
