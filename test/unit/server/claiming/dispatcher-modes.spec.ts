import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Claiming } from '../../../../lib/server/claiming/claiming.js';
import type { LocalWorkers } from '../../../../lib/storage/queues/queue-store.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { aNewJob } from '../../../support/builders.js';
import { claimingOver } from '../../../support/claiming-over.js';

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
  Object.assign(storage.queues, {
    offer: (offered: LocalWorkers) => {
      workers = offered;
      return () => {
        workers = undefined;
      };
    },
  });
  claiming = claimingOver(storage);
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
  it('claims for a free worker, and keeps no worker for new jobs until the answer is there', async () => {
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
