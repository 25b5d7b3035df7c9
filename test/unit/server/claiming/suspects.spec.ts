import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import { ParameterBag } from '../../../../lib/job/parameter-bag.js';
import { countCrash } from '../../../../lib/state-machine/crash-count.js';
import type { NewJob } from '../../../../lib/storage/jobs/records.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { aNewJob } from '../../../support/builders.js';
import { HangfireApp } from '../../../support/hangfire-app.js';

let events: string[] = [];
let app: HangfireApp;

class WorkService {
  work(): void {
    events.push('started');
  }
}

/** A job whose server died once while it ran. */
function aSuspect(): NewJob {
  const parameters = new ParameterBag();
  countCrash(parameters);
  return aNewJob({
    type: 'WorkService',
    method: 'work',
    arguments: '[[]]',
    parameters: parameters.all(),
  });
}

const startOn = async (storage: MemoryJobStorage) => {
  app = await HangfireApp.start({ storage, server: { workerCount: 1 }, providers: [WorkService] });
};
afterEach(async () => {
  await app.close();
  events = [];
});

it('Jobs whose server died before are claimed one by one, each for a free worker', async () => {
  const storage = new MemoryJobStorage();
  const suspects = Array.from({ length: 50 }, aSuspect);
  await storage.jobs.createJobs(suspects);
  const claim = storage.queues.claim.bind(storage.queues);
  const claimed: number[] = [];
  storage.queues.claim = async (request) => {
    const jobs = await claim(request);
    claimed.push(jobs.length);
    return jobs;
  };

  await startOn(storage);
  for (const { id } of suspects) await app.reaches(id, 'Succeeded');

  expect(Math.max(...claimed)).toBe(1);
});

it('A job whose server died before, claimed beside others, is in its queue again before they start', async () => {
  const storage = new MemoryJobStorage();
  const claim = storage.queues.claim.bind(storage.queues);
  storage.queues.claim = (request) => claim({ ...request, limit: 3 });
  const handBack = storage.queues.handBack.bind(storage.queues);
  storage.queues.handBack = async (jobs) => {
    await nextTurn();
    await handBack(jobs);
    events.push(`handed back ${jobs.length}`);
  };
  const jobs = [aSuspect(), aSuspect(), aSuspect()];
  await storage.jobs.createJobs(jobs);

  await startOn(storage);
  for (const { id } of jobs) await app.reaches(id, 'Succeeded');

  expect(events.slice(0, 2)).toEqual(['handed back 2', 'started']);
  expect(events.filter((event) => event === 'started')).toHaveLength(3);
});
