import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Heartbeat } from '../../../../lib/server/processes/heartbeat.js';
import type { Pulse } from '../../../../lib/storage/servers/server-store.js';
import type { Signs } from '../../../../lib/storage/servers/signs.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { silentLogger } from '../../../../lib/support/logger.js';

const SIGNS: Signs = { areThere: false, servers: 'a', coverSnapshots: true };

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** @returns the pulse that the server hears where the store takes so long to answer */
async function heardAfter(ms: number): Promise<Pulse | undefined> {
  const storage = new MemoryJobStorage();
  await storage.open();
  await storage.servers.announce({ id: 'a', name: 'a', queues: [], workerCount: 1 });
  const { heartbeat } = storage.servers;
  storage.servers.heartbeat = async (...args) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return { ...(await heartbeat.apply(storage.servers, args)), signs: SIGNS };
  };
  let heard: Pulse | undefined;
  const process = new Heartbeat({
    queues: [],
    heartbeatIntervalMs: 6_000,
    serverTimeoutMs: 15_000,
    measure: () => ({}),
    onPulse: (pulse) => {
      heard = pulse;
    },
    onMissed: () => {},
    onLost: () => {},
  });
  const round = process.execute({ storage, serverId: 'a', logger: silentLogger });
  await jest.advanceTimersByTimeAsync(ms);
  await round;
  return heard;
}

describe('A heartbeat', () => {
  it('tells the signs that the store has seen', async () => {
    expect(await heardAfter(100)).toMatchObject({ isKnown: true, signs: SIGNS });
  });

  it('tells no signs where the answer came late, so that somebody looks whether the store is slow', async () => {
    const pulse = await heardAfter(600);
    expect(pulse).toMatchObject({ isKnown: true });
    expect(pulse?.signs).toBeUndefined();
  });
});
