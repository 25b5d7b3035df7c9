import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ParameterBag } from '../../../../lib/job/parameter-bag.js';
import type { Claiming } from '../../../../lib/server/claiming/claiming.js';
import { countCrash } from '../../../../lib/state-machine/crash-count.js';
import type { NewJob } from '../../../../lib/storage/jobs/records.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { aNewJob } from '../../../support/builders.js';
import { claimingOver } from '../../../support/claiming-over.js';
import { eventually } from '../../../support/eventually.js';
import { Signal } from '../../../support/signal.js';

let storage: MemoryJobStorage;
let claiming: Claiming;

beforeEach(() => {
  storage = new MemoryJobStorage();
  // As many workers get so much done that the prefetch is always wanted in full.
  const wanted = { workerCount: 10_000, maxPrefetch: 10 };
  claiming = claimingOver(storage, { queues: ['a', 'b'], ...wanted });
  claiming.ended(1);
});
afterEach(() => claiming.close());

async function stored(...jobs: NewJob[]): Promise<readonly string[]> {
  await storage.jobs.createJobs(jobs);
  return jobs.map(({ id }) => id);
}

async function claimedAhead(): Promise<readonly string[]> {
  const ids = await stored(...Array.from({ length: 3 }, () => aNewJob({ queue: 'a' })));
  claiming.start();
  await eventually(() => claiming.prefetched.length === 3);
  return ids;
}

const stateOf = async (id: string) => (await storage.jobs.findJob(id))?.state;
const areBack = (ids: readonly string[]) =>
  eventually(async () => (await Promise.all(ids.map(stateOf))).every((it) => it === 'Enqueued'));

/** Has the next call of a method answered when the signal fires; it does its work before. */
function held<Name extends 'pausedQueues' | 'handBack'>(name: Name): Signal {
  const answer = new Signal();
  const call = storage.queues[name].bind(storage.queues) as (...given: unknown[]) => Promise<never>;
  jest.spyOn(storage.queues, name).mockImplementationOnce(async (...given: unknown[]) => {
    const answered = await call(...given);
    await answer;
    return answered;
  });
  return answer;
}

describe('A queue that is paused gets back the jobs that were claimed ahead', () => {
  it('when its server looks', async () => {
    const ids = await claimedAhead();
    await storage.queues.pause('a', 'Ada');
    await claiming.pauses.look();

    await areBack(ids);
    expect(claiming.prefetched).toEqual([]);
  });

  it('when its server learns of the pause because another queue was resumed', async () => {
    await storage.queues.pause('b', 'Ada');
    const ids = await claimedAhead();
    await storage.queues.pause('a', 'Ada');
    await storage.queues.resume('b');
    await stored(aNewJob({ queue: 'b' }));
    claiming.wake();

    await areBack(ids);
    expect(claiming.prefetched.map(({ claimed }) => claimed.queue)).toEqual(['b']);
  });

  it('when one look has overtaken another', async () => {
    const ids = await claimedAhead();
    await storage.queues.pause('a', 'Ada');
    const answer = held('pausedQueues');
    const overtaken = claiming.pauses.look();
    const later = claiming.pauses.look();
    answer.fire();
    await Promise.all([overtaken, later]);

    await areBack(ids);
    expect(claiming.prefetched).toEqual([]);
  });

  it('when it was paused while a suspect that came with the jobs went back', async () => {
    const crashed = new ParameterBag();
    countCrash(crashed);
    const answer = held('handBack');
    const suspect = aNewJob({ queue: 'b', parameters: crashed.all() });
    const ids = await stored(aNewJob({ queue: 'a' }), suspect);
    claiming.start();
    await eventually(() => claiming.moving.includes(suspect.id));
    await storage.queues.pause('a', 'Ada');
    await claiming.pauses.look();
    answer.fire();

    await areBack(ids);
    expect(claiming.prefetched).toEqual([]);
  });
});

describe('A server that closes', () => {
  it('waits until jobs that a pause has sent back are in their queue', async () => {
    const ids = await claimedAhead();
    const answer = held('handBack');
    await storage.queues.pause('a', 'Ada');
    await claiming.pauses.look();
    let isClosed = false;
    const closed = claiming.close().then(() => {
      isClosed = true;
    });
    await nextTurn();
    expect(isClosed).toBe(false);

    answer.fire();
    await closed;
    expect(await Promise.all(ids.map(stateOf))).toEqual(['Enqueued', 'Enqueued', 'Enqueued']);
  });
});
