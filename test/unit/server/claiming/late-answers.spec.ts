import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { HangfireApp } from '../../../support/hangfire-app.js';

const FROZEN_MS = 15_000;

let runs: number;
let frozenMs: number;
let app: HangfireApp;

class WorkService {
  work(): void {
    runs += 1;
  }
}

/** The clocks of a process that was stopped have gone on without it. */
beforeEach(() => {
  runs = 0;
  frozenMs = 0;
  const now = performance.now.bind(performance);
  jest.spyOn(performance, 'now').mockImplementation(() => now() + frozenMs);
});
afterEach(async () => {
  await app.close();
  jest.restoreAllMocks();
});

it('Jobs whose claim is answered after the lease may have ended are handed back, not started', async () => {
  const storage = new MemoryJobStorage();
  const claim = storage.queues.claim.bind(storage.queues);
  storage.queues.claim = async (request) => {
    const claimed = await claim(request);
    if (claimed.length > 0) frozenMs ||= FROZEN_MS;
    return claimed;
  };
  const handBack = jest.spyOn(storage.queues, 'handBack');
  const client = await HangfireApp.start({ storage, server: false, providers: [WorkService] });
  const id = await client.jobs.enqueue(WorkService, (service) => service.work());

  app = await HangfireApp.start({ storage, providers: [WorkService] });
  await app.reaches(id, 'Succeeded');

  expect(handBack.mock.calls).toMatchObject([[[{ id }]]]);
  expect(runs).toBe(1);
  await client.close();
});
