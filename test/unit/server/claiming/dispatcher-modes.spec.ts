import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FilterSource } from '../../../../lib/filters/filter-source.js';
import { GlobalJobFilters } from '../../../../lib/filters/global-job-filters.js';
import { HandlerCatalog } from '../../../../lib/job/handlers/handler-catalog.js';
import { Claiming } from '../../../../lib/server/claiming/claiming.js';
import { LockAcquirer } from '../../../../lib/server/claiming/lock-acquirer.js';
import { AssignmentFactory } from '../../../../lib/server/running/assignment-factory.js';
import type { LocalWorkers } from '../../../../lib/storage/queue-store.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { silentLogger } from '../../../../lib/support/logger.js';
import { aNewJob } from '../../../support/builders.js';

const filters = new FilterSource(new GlobalJobFilters(), (type) => {
  throw new Error(`${type.name} was not to be activated`);
});

let storage: MemoryJobStorage;
let claims: number;
/** Lets the claim that is under way end; it has seen the store as it was when the claim began. */
let answer: () => void;
let isHeld: boolean;
let workers: LocalWorkers | undefined;
let claiming: Claiming;

beforeEach(() => {
  storage = new MemoryJobStorage();
  claims = 0;
  isHeld = true;
  const claim = storage.queues.claim.bind(storage.queues);
  storage.queues.claim = async (request) => {
    claims += 1;
    const claimed = await claim(request);
    await new Promise<void>((resolve) => {
      answer = resolve;
      if (!isHeld) resolve();
    });
    return claimed;
  };
  const store = Object.assign(storage.queues, {
    offer: (offered: LocalWorkers) => {
      workers = offered;
      return () => {
        workers = undefined;
      };
    },
  });
  claiming = new Claiming(
    {
      store,
      assignments: new AssignmentFactory(new HandlerCatalog(), filters, silentLogger),
      locks: new LockAcquirer(storage.locks),
      heldJobs: () => new Set(),
      heldLeases: () => [],
      logger: silentLogger,
    },
    {
      serverId: 'server-1',
      queues: ['default'],
      workerCount: 2,
      maxPrefetch: 0,
      prefetchTimeoutMs: 60_000,
      pollingIntervalMs: 60_000,
      heartbeatIntervalMs: 6_000,
      serverTimeoutMs: 15_000,
    },
  );
});

afterEach(async () => {
  isHeld = false;
  answer();
  await claiming.close();
});

const store = (count = 1) =>
  storage.jobs.createJobs(Array.from({ length: count }, () => aNewJob()));

/** Whether a free worker is kept for a new job. */
function isReserved(): boolean {
  const reservation = workers?.reserve([aNewJob()]);
  reservation?.cancel();
  return reservation !== undefined;
}

async function starts(): Promise<void> {
  claiming.start();
  await nextTurn();
  void claiming.next();
  await nextTurn();
}

async function answers(): Promise<void> {
  answer();
  await nextTurn();
}

describe('A dispatcher', () => {
  it('asks for a free worker, and keeps no worker for new jobs until the answer is there', async () => {
    await starts();

    expect(claims).toBe(1);
    expect(isReserved()).toBe(false);
  });

  it('rests after a claim that brought less than it asked for', async () => {
    await starts();
    await answers();

    expect(claims).toBe(1);
    expect(isReserved()).toBe(true);
  });

  it('does not ask for a worker that becomes free while it rests', async () => {
    await starts();
    await answers();
    void claiming.next();
    await nextTurn();

    expect(claims).toBe(1);
  });

  it('asks again when it is woken from its rest', async () => {
    await starts();
    await answers();
    claiming.wake();
    await nextTurn();

    expect(claims).toBe(2);
  });

  it('asks again when it was woken while it asked', async () => {
    await starts();
    claiming.wake();
    await answers();

    expect(claims).toBe(2);
    expect(isReserved()).toBe(false);
  });

  it('asks for the next free worker after a claim that brought all that it asked for', async () => {
    await store(2);
    await starts();
    await answers();
    void claiming.next();
    await nextTurn();

    expect(claims).toBe(2);
  });

  it('claims nothing more once it is closed, whatever wakes it', async () => {
    await starts();
    const closed = claiming.close();
    await answers();
    await closed;
    claiming.wake();
    await nextTurn();

    expect(claims).toBe(1);
    expect(await claiming.next()).toBeUndefined();
    expect(workers).toBeUndefined();
  });
});
