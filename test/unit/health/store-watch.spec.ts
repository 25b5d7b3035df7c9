import { beforeEach, describe, expect, it } from '@jest/globals';
import { StoreWatch } from '../../../lib/health/store-watch.js';
import { StorageBusyError } from '../../../lib/storage/errors/storage-busy-error.js';
import type { ServerRecord } from '../../../lib/storage/servers/server-store.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';

const HOUR_MS = 3_600_000;
const FOREVER_MS = 60_000;

let now: number;
let storage: MemoryJobStorage;
let watch: StoreWatch;
beforeEach(() => {
  now = 0;
  storage = new MemoryJobStorage();
  watch = new StoreWatch(storage, () => now);
});

const silence = () => {
  storage.servers.list = () => new Promise(() => {});
};
const fail = () => {
  storage.servers.list = () => Promise.reject(new Error('no route'));
};
const answer = () => {
  storage.servers.list = async (): Promise<ServerRecord[]> => [];
};
/** A whole look, however it ends. */
const look = () => watch.read(FOREVER_MS).catch(() => {});

/** Lets seconds pass in which the process is awake. */
function pass(seconds: number): number {
  let silentForMs = 0;
  for (let second = 0; second < seconds; second += 1) {
    now += 1_000;
    silentForMs = watch.silentForMs();
  }
  return silentForMs;
}

describe('The silence of a store', () => {
  it('does not begin before the first look', () => {
    silence();
    now += HOUR_MS;

    expect(watch.silentForMs()).toBe(0);
    expect(pass(1)).toBe(1_000);
  });

  it('does not begin while nobody asks', async () => {
    await look();
    now += HOUR_MS;
    silence();

    expect(watch.silentForMs()).toBe(0);
    expect(pass(5)).toBe(5_000);
  });

  it('lasts over looks that end with an error, up to the latest of them', async () => {
    fail();
    await look();
    now += 1_000;
    await look();
    now += HOUR_MS;

    expect(watch.silentForMs()).toBe(1_000);
  });

  it('ends with an answer', async () => {
    fail();
    await look();
    now += 1_000;
    answer();
    await look();

    expect(watch.silentForMs()).toBe(0);
  });

  it('does not begin where people keep the store busy with other readings', async () => {
    storage.monitoring.queues = () => Promise.reject(new StorageBusyError(2, 200));
    await look();
    now += 1_000;
    await look();

    expect(watch.silentForMs()).toBe(0);
  });

  it('does not grow while the process stands still', () => {
    silence();
    watch.silentForMs();
    pass(3);
    now += HOUR_MS;

    expect(watch.silentForMs()).toBeLessThanOrEqual(5_000);
  });
});
