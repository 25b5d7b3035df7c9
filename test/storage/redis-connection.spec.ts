import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { HeardEvents } from '../../lib/conformance/events/heard-events.js';
import { StoreUnderTest } from '../../lib/conformance/store-under-test.js';
import {
  StorageClosedError,
  StorageFaultError,
  StorageUnavailableError,
} from '../../lib/errors.js';
import { disconnect } from '../../lib/storages/redis/connection/disconnect.js';
import { RedisJobStorage } from '../../lib/storages/redis/redis-job-storage.js';
import type { RedisStorageOptions } from '../../lib/storages/redis/redis-storage-options.js';
import { aJobId, aNewJob } from '../support/builders.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { RedisServer } from '../support/redis/redis-server.js';

const QUICK = { connectionTimeoutMs: 500, answerTimeoutMs: 1_000 };

let server: RedisServer;
let store: StoreUnderTest;

beforeAll(async () => {
  server = await RedisServer.start();
});
beforeEach(() => openAt({ url: server.url, ...QUICK }));
afterEach(async () => {
  await store.storage.close();
  await server.ask('FLUSHALL');
});
afterAll(() => server.dispose());

async function openAt(options: RedisStorageOptions): Promise<void> {
  const storage = new RedisJobStorage(options);
  await storage.open();
  store = new StoreUnderTest();
  store.current = { storage, close: () => storage.close() };
}

const ended = (work: Promise<unknown>) =>
  work.then(
    () => true,
    () => false,
  );
const works = () => eventually(() => ended(store.stored()));

describe('A store on Redis whose server was killed', () => {
  afterEach(async () => {
    await server.kill();
    await server.launch();
  });

  it('fails at once, and goes on with all jobs when the server is back', async () => {
    const { id } = await store.stored();
    await server.kill();
    await expect(store.stored()).rejects.toThrow(StorageUnavailableError);
    await expect(store.stored()).rejects.toThrow(StorageUnavailableError);

    await server.launch();

    await store.stored();
    expect(await store.find(id)).toMatchObject({ state: 'Enqueued' });
  });

  it('fails what was under way, and does not repeat it', async () => {
    server.freeze();
    const { id } = aNewJob();
    const creating = store.jobs.createJobs([aNewJob({ id })]);
    const outcome = expect(creating).rejects.toThrow(StorageUnavailableError);
    await server.kill();
    await outcome;
    await server.launch();

    expect(await store.jobs.findJob(id)).toBeUndefined();
  });

  it('hears of jobs again, and is told that it may have missed some', async () => {
    const heard = await HeardEvents.of(store);
    await server.kill();
    await server.launch();

    await heard.first(({ kind }) => kind === 'resumed');
    await eventually(async () => {
      await ended(store.stored());
      return heard.events.some(({ kind }) => kind === 'ready');
    });
  });
});

describe('A store on Redis whose server answers nothing', () => {
  afterEach(() => server.thaw());

  it('gives the connection up in time, and takes another one afterwards', async () => {
    await store.stored();
    server.freeze();

    await expect(store.stored()).rejects.toThrow(StorageUnavailableError);
    await expect(store.stored()).rejects.toThrow(/no connection within 500 ms/);

    server.thaw();
    await works();
  });

  it('closes in spite of what is under way', async () => {
    server.freeze();
    const creating = store.stored();
    const outcome = expect(creating).rejects.toThrow(StorageUnavailableError);

    await store.storage.close();
    await outcome;
  });
});

describe('A store on Redis', () => {
  it('connects anew when somebody has ended its connection', async () => {
    await server.ask('CLIENT', 'KILL', 'TYPE', 'normal');

    await works();
  });

  it('listens anew when somebody has ended that connection', async () => {
    const heard = await HeardEvents.of(store);
    await server.ask('CLIENT', 'KILL', 'TYPE', 'pubsub');

    await heard.first(({ kind }) => kind === 'resumed');
    await store.stored();
    await heard.ready('default');
  });

  it('goes on when the server has forgotten the scripts', async () => {
    await store.stored();
    await server.ask('SCRIPT', 'FLUSH');

    await Promise.all([store.stored(), store.claim(), store.stored()]);
  });

  it('waits for a server that has become a replica', async () => {
    await store.stored();
    await server.ask('REPLICAOF', '127.0.0.1', String(await freePort()));
    await expect(store.stored()).rejects.toThrow(/READONLY/);
    await expect(store.stored()).rejects.toThrow(StorageUnavailableError);

    await server.ask('REPLICAOF', 'NO', 'ONE');
    await store.stored();
  });

  it('is refused what it asks for when it is closed, until it is opened again', async () => {
    await store.storage.close();
    await expect(store.stored()).rejects.toThrow(StorageClosedError);

    await store.storage.open();
    await store.stored();
  });

  it('hears of jobs when it was opened again', async () => {
    await HeardEvents.of(store);
    await store.storage.close();
    await store.storage.open();
    const heard = await HeardEvents.of(store);

    await store.stored();
    await heard.ready('default');
  });

  it('connects by itself before it is opened', async () => {
    const storage = new RedisJobStorage({ url: server.url });

    expect(await storage.jobs.findJob(aJobId())).toBeUndefined();
    await storage.close();
  });

  it('ends all of its connections when it is closed', async () => {
    await HeardEvents.of(store);
    await store.storage.close();

    await eventually(async () => {
      const clients = (await server.ask('CLIENT', 'LIST')).split('\n');
      return clients.every((client) => client.includes('cmd=client'));
    });
  });
});

describe('A store on Redis that cannot be opened', () => {
  it('says that there is no server', async () => {
    const storage = new RedisJobStorage({ url: `redis://127.0.0.1:${await freePort()}` });

    await expect(storage.open()).rejects.toThrow(/ECONNREFUSED/);
    await expect(storage.open()).rejects.toThrow(StorageUnavailableError);
    await storage.close();
  });

  it('says that the password is wrong', async () => {
    const url = `redis://somebody:wrong@127.0.0.1:${server.port}`;
    const storage = new RedisJobStorage({ url });

    await expect(storage.open()).rejects.toThrow(/WRONGPASS/);
    await expect(storage.open()).rejects.toThrow(StorageFaultError);
    await storage.close();
  });
});

describe('A Redis server whose memory is full', () => {
  beforeEach(async () => {
    await store.stored();
    await server.ask('CONFIG', 'SET', 'maxmemory', '1mb');
  });
  afterEach(() => server.ask('CONFIG', 'SET', 'maxmemory', '0'));

  it('takes no more jobs, and the error says what to do', async () => {
    await expect(store.stored()).rejects.toThrow(StorageFaultError);
    await expect(store.stored()).rejects.toThrow(/Raise maxmemory/);
  });

  it('lets jobs run that are there', async () => {
    const [job] = await store.claim();
    await store.move(job ?? { id: '' }, 'Succeeded');

    expect(await store.find(job?.id ?? '')).toMatchObject({ state: 'Succeeded' });
  });
});

describe('A store on Redis by a client of the application', () => {
  let client: Redis;

  beforeEach(async () => {
    await store.storage.close();
    client = new Redis(server.url, { keyPrefix: 'application:', enableAutoPipelining: true });
    await openAt({ client, ...QUICK });
  });
  afterEach(() => disconnect(client));

  it('leaves the client as it is', async () => {
    const heard = await HeardEvents.of(store);
    await store.stored();
    await heard.ready('default');

    await client.set('mine', '1');
    expect(await client.get('mine')).toBe('1');
    expect(await server.ask('KEYS', 'application:*')).toBe('application:mine');
  });

  it('goes on when the client is closed', async () => {
    await client.quit();

    await store.stored();
  });
});
