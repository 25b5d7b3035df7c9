import { afterEach, describe, expect, it } from '@jest/globals';
import { HeardEvents } from '../../lib/conformance/events/heard-events.js';
import { StoreUnderTest } from '../../lib/conformance/store-under-test.js';
import { StorageUnavailableError } from '../../lib/errors.js';
import { RedisJobStorage } from '../../lib/storages/redis/redis-job-storage.js';
import type { RedisStorageOptions } from '../../lib/storages/redis/redis-storage-options.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { RedisCluster } from '../support/redis/redis-cluster.js';
import { RedisSentinels } from '../support/redis/redis-sentinels.js';
import { RedisServer } from '../support/redis/redis-server.js';
import { tcpProxy } from '../support/tcp-proxy.js';

const PREFIX = 'hangfire';

class MailService {
  send(): void {}
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function closedAfterwards<T extends { dispose(): Promise<void> }>(server: T): T {
  closing.push(() => server.dispose());
  return server;
}

async function storeAt(options: RedisStorageOptions): Promise<StoreUnderTest> {
  const storage = new RedisJobStorage({ ...options, prefix: PREFIX });
  closing.push(() => storage.close());
  await storage.open();
  const store = new StoreUnderTest();
  store.current = { storage, close: async () => {} };
  return store;
}

/** Stores a job as soon as that is possible again; every other error than an outage fails. */
const storesAgain = (store: StoreUnderTest) =>
  eventually(async () => {
    try {
      return await store.stored();
    } catch (error) {
      if (error instanceof StorageUnavailableError) return undefined;
      throw error;
    }
  });

interface Place {
  readonly options: RedisStorageOptions;
  master(): Promise<RedisServer>;
}

const PLACES: [name: string, start: () => Promise<Place>][] = [
  [
    'a Cluster',
    async () => {
      const cluster = closedAfterwards(await RedisCluster.start(1_500));
      return { options: { cluster: cluster.nodes }, master: () => cluster.masterOf(PREFIX) };
    },
  ],
  [
    'Sentinels',
    async () => {
      const sentinels = closedAfterwards(await RedisSentinels.start());
      return { options: { sentinels: sentinels.nodes }, master: async () => sentinels.master };
    },
  ],
];

describe.each(PLACES)('When the master dies, a store with %s', (_, start) => {
  it('goes on by itself with what the replica has', async () => {
    const { options, master } = await start();
    const store = await storeAt(options);
    const careful = await storeAt({ ...options, replicas: 1 });
    const { id } = await careful.stored();
    await (await master()).kill();

    await storesAgain(store);

    expect(await store.find(id)).toMatchObject({ state: 'Enqueued' });
  });

  it('hears of jobs again', async () => {
    const { options, master } = await start();
    const store = await storeAt(options);
    const heard = await HeardEvents.of(store);
    await (await master()).kill();

    await heard.first(({ kind }) => kind === 'resumed');
    await eventually(async () => {
      await store.stored().catch(() => {});
      return heard.events.some(({ kind }) => kind === 'ready');
    });
  });

  it('lets an application run its jobs', async () => {
    const { options, master } = await start();
    const app = await HangfireApp.start({
      storage: { type: 'redis', ...options },
      providers: [MailService],
    });
    closing.push(() => app.close());
    const first = await app.jobs.enqueue(MailService, (service) => service.send());
    await app.reaches(first, 'Succeeded');
    await (await master()).kill();

    const second = await eventually(() =>
      app.jobs.enqueue(MailService, (service) => service.send()).catch(() => undefined),
    );

    await app.reaches(second, 'Succeeded');
  });
});

describe('A store on Redis that waits for replicas', () => {
  it('changes nothing while they are missing, and reads all the same', async () => {
    const server = closedAfterwards(await RedisServer.start());
    const store = await storeAt({ url: server.url, replicas: 1, replicaTimeoutMs: 50 });

    await expect(store.stored()).rejects.toThrow(/0 of 1 replicas had the change within 50 ms/);
    await expect(store.stored()).rejects.toThrow(StorageUnavailableError);
    expect(await store.storage.statistics.countByState()).toMatchObject({
      byState: { Enqueued: 1 },
    });

    const replica = closedAfterwards(
      await RedisServer.start({ replicaof: `127.0.0.1 ${server.port}` }),
    );
    await storesAgain(store);
    expect(await replica.ask('GET', `{${PREFIX}}:schema`)).toBe('2');
  });
});

describe('A connection that listens to Redis', () => {
  it('is made anew when the network keeps back what is sent', async () => {
    const server = closedAfterwards(await RedisServer.start());
    const proxy = await tcpProxy(server.port);
    closing.push(() => proxy.close());
    const store = await storeAt({ url: `redis://127.0.0.1:${proxy.port}` });
    const heard = await HeardEvents.of(store);
    proxy.swallow();

    await heard.first(({ kind }) => kind === 'resumed');
  });
});
