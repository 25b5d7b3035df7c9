import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AutomaticRetry } from '../../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { JobTimeout } from '../../../../lib/built-in-filters/job-timeout/job-timeout.js';
import {
  MAX_ABANDONED_TOLD,
  type ServerActivity,
} from '../../../../lib/storage/servers/server-store.js';
import { eventually } from '../../../support/eventually.js';
import { HangfireApp } from '../../../support/hangfire-app.js';
import { Signal } from '../../../support/signal.js';

let mayEnd: Signal;

class DeafService {
  returnAtOnce(): void {}

  async hang(): Promise<void> {
    await mayEnd;
  }

  @AutomaticRetry(0)
  @JobTimeout(0.05)
  async hangTooLong(): Promise<void> {
    await mayEnd;
  }
}

let app: HangfireApp;

const start = async (server: object) => {
  app = await HangfireApp.start({
    providers: [DeafService],
    server: {
      heartbeatIntervalMs: 50,
      cancellationCheckIntervalMs: 50,
      abortTimeoutMs: 20,
      shutdownTimeoutMs: 20,
      ...server,
    },
  });
};
const hang = () => app.jobs.enqueue(DeafService, (service) => service.hang());
const returnAtOnce = () => app.jobs.enqueue(DeafService, (service) => service.returnAtOnce());
const activity = async () => (await app.storage.servers.list())[0]?.activity;
const says = async (wanted: Partial<ServerActivity>) => {
  await eventually(async () => {
    const said = (await activity()) ?? {};
    return Object.entries(wanted).every(([name, value]) => Reflect.get(said, name) === value);
  });
};

beforeEach(() => {
  mayEnd = new Signal();
});
afterEach(async () => {
  mayEnd.fire();
  await app.close();
});

describe('A server says with its heartbeat', () => {
  it('how many of its workers are busy, and what it has claimed ahead', async () => {
    await start({ workerCount: 2, maxPrefetch: 10, prefetchTimeoutMs: 600_000 });
    await says({ busyWorkers: 0, claimedAhead: 0, heartbeatIntervalMs: 50 });
    const { queues, monitoring } = app.storage;
    await queues.pause('default', 'Ada');
    for (let number = 0; number < 20; number += 1) await returnAtOnce();
    for (let number = 0; number < 20; number += 1) await hang();
    await queues.resume('default');
    await says({ busyWorkers: 2 });

    await eventually(async () => {
      const { count } = await monitoring.count({ states: ['Processing'] }, 100);
      return count > 2 && (await activity())?.claimedAhead === count - 2;
    });
    expect((await activity())?.busyWorkers).toBe(2);
  });

  it('which runs hold a worker though their jobs were deleted, until they end', async () => {
    await start({ workerCount: 1 });
    const id = (await hang()) ?? '';
    await app.reaches(id, 'Processing');
    await app.jobs.delete(id);

    await says({ busyWorkers: 1, abandonedCount: 1 });
    const run = { jobId: id, type: 'DeafService', method: 'hang', holdsWorker: true };
    const [told] = (await activity())?.abandonedRuns ?? [];
    expect(told).toMatchObject(run);
    expect(told?.abandonedAt.getTime()).toBeGreaterThanOrEqual(told?.startedAt.getTime() ?? 0);

    mayEnd.fire();
    await says({ busyWorkers: 0, abandonedCount: 0 });
  });

  it('which runs go on though their jobs were requeued', async () => {
    await start({ workerCount: 2 });
    const id = (await hang()) ?? '';
    await app.reaches(id, 'Processing');
    await app.jobs.requeue(id);

    await says({ busyWorkers: 2, abandonedCount: 1 });
    expect((await activity())?.abandonedRuns).toMatchObject([{ jobId: id, holdsWorker: true }]);
  });

  it('which runs its workers no longer wait for', async () => {
    await start({ workerCount: 1 });
    const id = await app.jobs.enqueue(DeafService, (service) => service.hangTooLong());
    await app.reaches(id, 'Failed');

    await says({ busyWorkers: 0, abandonedCount: 1 });
    expect((await activity())?.abandonedRuns).toMatchObject([{ jobId: id, holdsWorker: false }]);
  });

  it('how many abandoned runs there are, and names those that were abandoned first', async () => {
    const count = MAX_ABANDONED_TOLD + 2;
    await start({ workerCount: count });
    const ids = await Promise.all(Array.from({ length: count }, hang));
    for (const id of ids) await app.reaches(id, 'Processing');
    for (const id of ids) await app.jobs.delete(id ?? '');

    await says({ abandonedCount: count });
    expect((await activity())?.abandonedRuns).toHaveLength(MAX_ABANDONED_TOLD);
  });
});
