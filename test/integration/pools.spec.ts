import { createServer, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { HangfireModuleOptions } from '../../lib/nest/options/hangfire-module-options.js';
import { StorageUnavailableError } from '../../lib/storage/errors/storage-unavailable-error.js';
import { PoolExhaustedError } from '../../lib/storages/typeorm/errors/pool-exhausted-error.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { aNewJob } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { Signal } from '../support/signal.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const STARTED = 40;

@Injectable()
class FollowUpService {
  follow(number: number): number {
    return number;
  }
}

/** As application code does it: whatever belongs together is one transaction. */
@Injectable()
class OrderService {
  constructor(private readonly dataSource: DataSource) {}

  confirm(number: number): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT 1');
      await app.jobs.enqueue(FollowUpService, (it) => it.follow(number), { manager });
    });
  }

  confirmApart(number: number): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT 1');
      await app.jobs.enqueue(FollowUpService, (it) => it.follow(number));
    });
  }
}

let database: TestDatabase;
let dataSource: DataSource;
let app: HangfireApp;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const opened = async (options: Partial<DataSourceOptions> = {}) => {
  const all = { type: 'postgres', url: database.url, ...options } as DataSourceOptions;
  dataSource = await new DataSource(all).initialize();
};
const start = (options: HangfireModuleOptions = {}) =>
  HangfireApp.start({
    storage: dataSource,
    ...options,
    providers: [{ provide: DataSource, useValue: dataSource }, OrderService, FollowUpService],
  });
const succeeded = async () => (await app.storage.statistics.countByState()).byState.Succeeded ?? 0;
const follow = (number: number) => app.jobs.enqueue(FollowUpService, (it) => it.follow(number));
const close = async () => {
  await app.close();
  if (dataSource.isInitialized) await dataSource.destroy();
};

describe('twenty workers on a DataSource of ten connections', () => {
  afterEach(close);

  it.each([
    ['enqueues through it', 'confirm'],
    ['enqueues beside it', 'confirmApart'],
  ] as const)('end all jobs when each has a transaction and %s', async (_, method) => {
    await opened({ poolSize: 10 });
    app = await start({ server: { workerCount: 20 } });
    const before = await succeeded();
    const numbers = Array.from({ length: STARTED }, (_unused, number) => number);
    await app.jobs.enqueueMany(OrderService, numbers, (it, number) => it[method](number));

    await eventually(async () => (await succeeded()) === before + 2 * STARTED, {
      withinMs: 20_000,
    });
  });

  it('are warned of at the start, with the numbers', async () => {
    await opened();
    app = await start({ server: [{ workerCount: 15 }, { workerCount: 5, queues: ['mail'] }] });

    const [warning] = app.logger.lines.filter(({ level }) => level === 'warn');
    expect(warning?.text).toMatch(/more workers than connections.*poolSize to at least 20/);
    expect(warning?.text).toMatch(/"?workerCount"?[:=] ?20.*"?poolSize"?[:=] ?10/);
  });

  it('cause no warning where the pool has as many connections', async () => {
    await opened({ poolSize: 20 });
    app = await start({ server: { workerCount: 20 } });

    expect(app.logger.has('warn', 'more workers')).toBe(false);
  });
});

describe('a DataSource whose connections are all in use', () => {
  afterEach(close);

  it('keeps no heartbeat, claim or outcome of the store waiting', async () => {
    await opened({ poolSize: 2 });
    app = await start();
    const done = new Signal();
    const held = [1, 2].map(() => dataSource.transaction(() => Promise.resolve(done)));

    await app.reaches(await follow(1), 'Succeeded');
    done.fire();
    await Promise.all(held);
  });

  it('lets a store that shares its only connection fail in time, and say who holds it', async () => {
    await opened({ poolSize: 1 });
    app = await start({ storage: { dataSource, connectionTimeoutMs: 200 }, server: false });
    const holds = dataSource.transaction(async (manager) => {
      await manager.query('SELECT 1');
      return await app.storage.jobs.createJobs([aNewJob()]).catch((error: unknown) => error);
    });

    const error = await holds;
    expect(error).toBeInstanceOf(PoolExhaustedError);
    expect(error).toMatchObject({ poolSize: 1, inUse: 1, waiting: 1 });
    const { waitedMs, message } = error as PoolExhaustedError;
    expect(waitedMs).toBeGreaterThanOrEqual(200);
    expect(message).toContain(`${waitedMs} ms: 1 of 1 connections are in use`);
    await follow(2);
  });

  it('lets calls wait for their turn while the connections of the store come back', async () => {
    await opened();
    const standstillMs = 300;
    const storage = { dataSource, poolSize: 1, connectionTimeoutMs: standstillMs };
    app = await start({ storage, server: false });
    const id = await follow(1);
    const begunAtMs = performance.now();
    const jobs = await Promise.all(Array.from({ length: 5_000 }, () => app.jobs.get(id)));

    expect(performance.now() - begunAtMs).toBeGreaterThan(standstillMs);
    expect(new Set(jobs.map((job) => job?.id))).toEqual(new Set([id]));
  });
});

describe('a DataSource that the application destroys and initialises again', () => {
  afterEach(close);

  it('does not keep the store from storing and running jobs, before and after', async () => {
    await opened();
    app = await start();
    await app.reaches(await follow(1), 'Succeeded');

    await dataSource.destroy();
    await app.reaches(await follow(2), 'Succeeded');
    await dataSource.initialize();
    await app.reaches(await follow(3), 'Succeeded');
    const id = await dataSource.transaction((manager) =>
      app.jobs.enqueue(FollowUpService, (it) => it.follow(4), { manager }),
    );
    await app.reaches(id, 'Succeeded');
  });

  it('is destroyed while the store listens, without waiting for it', async () => {
    await opened();
    app = await start();
    await app.reaches(await follow(1), 'Succeeded');

    await dataSource.destroy();
    expect(await listeners()).toBe(1);
  });

  it('may have other options then, which count for the store as well', async () => {
    await opened({ applicationName: 'before' });
    app = await start();
    await follow(1);
    await dataSource.destroy();
    dataSource.setOptions({ applicationName: 'after' } as Partial<DataSourceOptions>);
    await dataSource.initialize();

    await app.reaches(await follow(2), 'Succeeded');
    expect(await sessionsNamed('after')).toBeGreaterThan(1);
  });

  it('lets a store on its only connection go on when there is a connection again', async () => {
    await opened({ poolSize: 1 });
    app = await start();
    await app.reaches(await follow(1), 'Succeeded');
    await dataSource.destroy();
    await expect(app.storage.jobs.createJobs([aNewJob()])).rejects.toMatchObject({
      code: 'HANGFIRE_DATA_SOURCE_DESTROYED',
    });

    await dataSource.initialize();
    await app.reaches(await follow(2), 'Succeeded');
  });
});

describe('two applications on one DataSource', () => {
  it('do not need one another, whichever closes first', async () => {
    dataSource = new DataSource({ type: 'postgres', url: database.url });
    const first = await start();
    app = await start();
    await first.close();
    expect(dataSource.isInitialized).toBe(true);
    await app.reaches(await follow(1), 'Succeeded');

    await app.close();
    expect(dataSource.isInitialized).toBe(false);
  });

  it('do not need one another, even on its only connection', async () => {
    dataSource = new DataSource({ type: 'postgres', url: database.url, poolSize: 1 });
    const first = await start({ server: false });
    app = await start({ server: false });
    await first.close();
    await follow(1);

    await app.close();
    expect(dataSource.isInitialized).toBe(false);
  });
});

describe('the connections of the store beside a DataSource', () => {
  const stored = async (given: DataSourceOptions, options = {}) => {
    dataSource = await new DataSource(given).initialize();
    const storage = new TypeOrmJobStorage(dataSource, options);
    const jobs = Array.from({ length: 50 }, () => aNewJob());
    await Promise.all(jobs.map((job) => storage.jobs.createJobs([job])));
    const used = await sessionsNamed('its-application');
    await storage.close();
    await dataSource.destroy();
    return used;
  };
  const applicationName = 'its-application';

  it('are as many as the option says', async () => {
    const used = await stored(
      { type: 'postgres', url: database.url, applicationName },
      { poolSize: 3, notifications: false },
    );
    expect(used).toBeLessThanOrEqual(4);
  });

  it('go to the master of a replicated DataSource, with its password from a function', async () => {
    const { hostname, port, username, password, pathname } = new URL(database.url);
    const master = {
      host: hostname,
      port: Number(port),
      username,
      password: async () => password || 'none needed',
      database: pathname.slice(1),
      ssl: false,
    };
    const replication = { master, slaves: [master] };
    expect(await stored({ type: 'postgres', replication, applicationName })).toBeGreaterThan(1);
  });

  it('run nothing that the DataSource is configured to run', async () => {
    const logged: string[] = [];
    const logger = Object.assign(Object.create(null), {
      logQuery: (text: string) => logged.push(text),
      logSchemaBuild: () => {},
    });
    await stored({
      type: 'postgres',
      url: database.url,
      synchronize: true,
      logging: 'all',
      logger,
      extra: { min: 1, max: 5 },
      applicationName,
    });

    expect(logged.filter((text) => text.startsWith('START TRANSACTION'))).toHaveLength(1);
    expect(logged.join()).not.toContain('hangfire');
  });
});

describe('a database that takes connections and never says a word', () => {
  it('lets calls fail in time', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
    for (const given of [
      new DataSource({ type: 'postgres', url }),
      new DataSource({ type: 'postgres', url, poolSize: 1 }),
    ]) {
      const storage = new TypeOrmJobStorage(given, { connectionTimeoutMs: 100 });
      await expect(storage.open()).rejects.toThrow(StorageUnavailableError);
      await storage.close();
    }
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => silent.close(resolve));
  });
});

const count = async (condition: string): Promise<number> => {
  const asking = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  const [row] = await asking.query(
    `SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND ${condition}`,
  );
  await asking.destroy();
  return row.count;
};
const listeners = () =>
  count(`query LIKE '%WHERE pid = pg_backend_pid()' AND pid <> pg_backend_pid()`);
const sessionsNamed = (name: string) => count(`application_name = '${name}'`);
