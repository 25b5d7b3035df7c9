import { beforeEach, describe, expect, it } from '@jest/globals';
import { Gauges } from '../../../lib/instruments/gauges.js';
import { StorageBusyError } from '../../../lib/storage/errors/storage-busy-error.js';
import type { QueueSummary } from '../../../lib/storage/monitoring/monitoring-store.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { silentLogger } from '../../../lib/support/logger.js';

let storage: MemoryJobStorage;
let looks: number;

const eventLoop = () => ({ p99: 5, max: 20 });
const gauges = (options = {}) => new Gauges(storage, eventLoop, silentLogger, options);
const isUp = async (all: Gauges) =>
  (await all.read()).find(({ name }) => name === 'hangfire.store.up')?.value === 1;

beforeEach(() => {
  storage = new MemoryJobStorage();
  looks = 0;
  const list = storage.servers.list.bind(storage.servers);
  storage.servers.list = () => {
    looks += 1;
    return list();
  };
});

describe('Gauges', () => {
  it('are read from the store once while they are fresh, however often they are collected', async () => {
    const all = gauges({ maxAgeMs: 60_000 });
    await Promise.all([all.read(), all.read()]);
    await all.read();

    expect(looks).toBe(1);
  });

  it('are read anew when they are old', async () => {
    const all = gauges({ maxAgeMs: 0 });
    await all.read();
    await all.read();

    expect(looks).toBe(2);
  });

  it('of the process alone are there in time while the store is silent, which is not asked again', async () => {
    storage.servers.list = () => {
      looks += 1;
      return new Promise(() => {});
    };
    const all = gauges({ maxAgeMs: 0, limitMs: 10 });

    expect(await isUp(all)).toBe(false);
    expect((await all.read()).map(({ name }) => name)).toEqual([
      'hangfire.store.up',
      'hangfire.event_loop.delay',
      'hangfire.event_loop.delay',
    ]);
    expect(looks).toBe(1);
  });

  it('say that the store is away, and that it is back', async () => {
    const { list } = storage.servers;
    storage.servers.list = () => Promise.reject(new Error('away'));
    const all = gauges({ maxAgeMs: 0 });
    expect(await isUp(all)).toBe(false);

    storage.servers.list = list;
    expect(await isUp(all)).toBe(true);
  });

  it('do not take a store for away that has no turn for them', async () => {
    storage.monitoring.queues = () => Promise.reject(new StorageBusyError(2, 200));
    const all = gauges({ maxAgeMs: 0 });

    expect(await isUp(all)).toBe(true);
    expect(await all.read()).toHaveLength(3);
  });

  it('name the hundred largest queues, and add up the others', async () => {
    const at = (minute: number) => new Date(2026, 0, 1, 0, minute);
    const queue = (index: number): QueueSummary => ({
      name: `queue-${index}`,
      ready: { count: index, isExact: true },
      oldestReadyAt: at(index % 60),
      waiting: { count: 0, isExact: true },
      processing: 0,
    });
    storage.monitoring.queues = async () => Array.from({ length: 103 }, (_, index) => queue(index));

    const readings = await gauges().read();
    const ready = readings.filter(({ name }) => name === 'hangfire.queue.ready');
    expect(ready).toHaveLength(101);
    expect(ready.at(-1)).toMatchObject({ labels: { queue: 'other' }, value: 0 + 1 + 2 });
  });
});
