import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HeardEvents } from '../../lib/conformance/events/heard-events.js';
import { storageConformance } from '../../lib/conformance/storage-conformance.js';
import { StoreUnderTest } from '../../lib/conformance/store-under-test.js';
import { RedisJobStorage } from '../../lib/storages/redis/redis-job-storage.js';
import { CASE_PATIENCE_MS } from '../support/case-patience.js';
import { eventually } from '../support/eventually.js';
import { RedisCluster } from '../support/redis/redis-cluster.js';
import { redisConformanceStore } from '../support/redis/redis-conformance-store.js';

let cluster: RedisCluster;

beforeAll(async () => {
  cluster = await RedisCluster.start();
});

afterAll(() => cluster.dispose());

storageConformance(
  {
    name: 'RedisJobStorage on a Cluster',
    timeoutMs: CASE_PATIENCE_MS,
    open: () => redisConformanceStore({ cluster: cluster.nodes }),
  },
  { describe, it },
);

describe('The events of a store on a Cluster', () => {
  let prefix: string;
  let store: StoreUnderTest;
  let heard: HeardEvents;

  beforeEach(async () => {
    prefix = `events-${randomUUID()}`;
    const storage = new RedisJobStorage({ cluster: cluster.nodes, prefix });
    await storage.open();
    store = new StoreUnderTest();
    store.current = { storage, close: () => storage.close() };
    heard = await HeardEvents.of(store);
  });
  afterEach(() => store.storage.close());

  const isHeardOn = async (queue: string) => {
    await store.stored({ queue });
    return heard.events.some((event) => event.kind === 'ready' && event.queue === queue);
  };

  it('stay on its shard', async () => {
    await store.stored({ queue: 'mails' });
    await heard.ready('mails');

    const master = await cluster.masterOf(prefix);
    const channel = `{${prefix}}:events`;
    expect(await master.ask('PUBSUB', 'SHARDNUMSUB', channel)).toBe(`${channel}\n1`);
    expect(await master.ask('PUBSUB', 'NUMSUB', channel)).toBe(`${channel}\n0`);
  });

  it('are heard again when a replica takes over from a master that works', async () => {
    await cluster.swapMasterOf(prefix);

    await heard.first(({ kind }) => kind === 'resumed');
    await eventually(() => isHeardOn('mails'));
  });

  it('are heard again when its keys move to another shard', async () => {
    await cluster.moveSlotOf(prefix);

    await heard.first(({ kind }) => kind === 'resumed');
    await eventually(() => isHeardOn('mails'));
  });
});
