import { afterEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { BulkRunner } from '../../../lib/client/bulk/bulk-runner.js';
import type { NewBulkOperation } from '../../../lib/storage/bulk/bulk-store.js';
import { StorageUnavailableError } from '../../../lib/storage/errors/storage-unavailable-error.js';
import type { JobStorage } from '../../../lib/storage/job-storage.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { aJobId, aNewJob, anEntry } from '../../support/builders.js';
import { DashboardApp, PLATFORMS } from '../../support/dashboard-app.js';
import { eventually } from '../../support/eventually.js';
import { Signal } from '../../support/signal.js';

let runs: string[] = [];

@Injectable()
class CountedService {
  run(id: string) {
    runs.push(id);
  }

  @AutomaticRetry(0)
  fail() {
    throw new Error('Out of order');
  }
}

const SEEN_AT = new Date(Date.now() - 60_000);

/** Failed a minute ago. */
async function failedJobs(storage: JobStorage, count: number, method = 'run'): Promise<string[]> {
  const jobs = Array.from({ length: count }, () => {
    const id = aJobId();
    return aNewJob({
      id,
      type: 'CountedService',
      method,
      arguments: JSON.stringify([id]),
      state: 'Failed',
      history: [anEntry('Failed', { at: SEEN_AT })],
    });
  });
  await storage.jobs.createJobs(jobs);
  return jobs.map(({ id }) => id);
}

const anOperation = (given: Partial<NewBulkOperation> = {}): NewBulkOperation => ({
  id: aJobId(),
  action: 'requeue',
  search: { states: ['Failed'] },
  searchText: 'state:failed',
  startedAt: new Date(),
  startedBy: 'ada',
  expected: 1,
  isExpectedExact: true,
  ...given,
});

let app: DashboardApp;
afterEach(async () => {
  runs = [];
  await app.close();
});

/** Nobody has to wait for the minute after which an operation counts as left behind. */
function leaveBehindAtOnce({ bulk }: JobStorage): void {
  const { take } = bulk;
  bulk.take = () => take.call(bulk, -1);
}

/** The first search answers only when it is told to: whoever asked has fallen asleep meanwhile. */
function sleepOverFirstSearch({ monitoring }: JobStorage) {
  const search = monitoring.search.bind(monitoring);
  const [asleep, awake] = [new Signal(), new Signal()];
  monitoring.search = async (...given) => {
    monitoring.search = search;
    const answer = await search(...given);
    asleep.fire();
    await awake;
    return answer;
  };
  return { asleep, awake };
}

const endedIn = (storage: JobStorage, id: string) =>
  eventually(async () => {
    const operation = await storage.bulk.find(id);
    return operation?.endedAt !== undefined && operation;
  });

describe.each(PLATFORMS)('A bulk operation, on %s', (platform) => {
  it('is taken over by another process when the process that began it is gone', async () => {
    const storage = new MemoryJobStorage();
    const ids = await failedJobs(storage, 3);
    const operation = anOperation({ expected: 3 });
    await storage.bulk.create(operation);
    app = await DashboardApp.start({ platform, storage });

    expect(await endedIn(storage, operation.id)).toMatchObject({ changed: 3, skipped: 0 });
    expect((await app.jobs.get(ids[0] ?? ''))?.history.at(-1)?.reason).toBe(
      'Requeued by ada in a bulk operation',
    );
  });

  it.each(['archive', 'Delete', 'requeue ', '', 'view', '__proto__', 'x'.repeat(150)])(
    'is set aside when its action is "%s", which nobody knows',
    async (action) => {
      const storage = new MemoryJobStorage();
      const ids = await failedJobs(storage, 3);
      const unknown = anOperation({ action: action as 'delete', startedAt: SEEN_AT });
      const known = anOperation({ expected: 3 });
      await storage.bulk.create(unknown);
      leaveBehindAtOnce(storage);
      app = await DashboardApp.start({ platform, storage });

      expect(await endedIn(storage, unknown.id)).toMatchObject({ changed: 0, skipped: 0 });
      expect(app.logger.has('warn', 'Bulk operation set aside')).toBe(true);
      expect((await app.jobs.get(ids[0] ?? ''))?.state).toBe('Failed');
      const { body } = await app.get('bulk-operations');
      expect(body).toEqual([
        expect.objectContaining({ action, error: expect.stringContaining('does not know') }),
      ]);
      const cancellations = `bulk-operations/${unknown.id}/cancellations`;
      expect((await app.send('POST', cancellations)).status).toBe(422);

      await storage.bulk.create(known);
      app.app.get(BulkRunner, { strict: false }).wake();
      expect(await endedIn(storage, known.id)).toMatchObject({ changed: 3 });
      expect((await app.jobs.get(ids[0] ?? ''))?.state).toBe('Enqueued');
    },
  );

  it('is left alone by a dashboard that is read-only', async () => {
    const storage = new MemoryJobStorage();
    await failedJobs(storage, 1);
    const operation = anOperation();
    await storage.bulk.create(operation);
    app = await DashboardApp.start({ platform, storage, dashboard: { readOnly: true } });
    app.app.get(BulkRunner, { strict: false }).wake();

    expect((await app.get(`bulk-operations/${operation.id}`)).body.endedAt).toBeUndefined();
  });

  it('requeues each job once, while servers work on them', async () => {
    const storage = new MemoryJobStorage();
    const ids = await failedJobs(storage, 2_000);
    app = await DashboardApp.start({ platform, storage, server: {}, providers: [CountedService] });
    const { body } = await app.send('POST', 'bulk-operations', {
      action: 'requeue',
      search: { state: 'Failed', q: 'type:Counted' },
    });

    expect(await endedIn(storage, body.id)).toMatchObject({ changed: 2_000, skipped: 0 });
    await eventually(() => runs.length >= 2_000);
    expect(runs.toSorted()).toEqual(ids.toSorted());
  });

  it('leaves out jobs that came into their state after it had begun', async () => {
    const storage = new MemoryJobStorage();
    await failedJobs(storage, 2);
    const startedAt = new Date(SEEN_AT.getTime() - 1_000);
    const operation = anOperation({ startedAt, expected: 2 });
    await storage.bulk.create(operation);
    app = await DashboardApp.start({ platform, storage });

    expect(await endedIn(storage, operation.id)).toMatchObject({ changed: 0, skipped: 2 });
  });

  it('goes on from its place when the store comes back', async () => {
    const storage = new MemoryJobStorage();
    const { monitoring } = storage;
    const search = monitoring.search.bind(monitoring);
    let outages = 1;
    monitoring.search = async (...given) => {
      if (outages > 0) {
        outages -= 1;
        throw new StorageUnavailableError('search', { cause: new Error('away') });
      }
      return search(...given);
    };
    await failedJobs(storage, 2);
    const operation = anOperation({ expected: 2 });
    await storage.bulk.create(operation);
    leaveBehindAtOnce(storage);
    app = await DashboardApp.start({ platform, storage });

    expect(await endedIn(storage, operation.id)).toMatchObject({ changed: 2 });
    expect(app.logger.has('error', 'Failing, will keep trying')).toBe(true);
  });

  it('is not done twice by a process that was asleep', async () => {
    const storage = new MemoryJobStorage();
    const ids = await failedJobs(storage, 20, 'fail');
    const operation = anOperation({ expected: 20 });
    await storage.bulk.create(operation);
    leaveBehindAtOnce(storage);
    const { asleep, awake } = sleepOverFirstSearch(storage);
    const sleeper = await DashboardApp.start({ platform, storage });
    await asleep;
    app = await DashboardApp.start({
      platform,
      storage,
      server: {},
      providers: [CountedService],
    });
    await endedIn(storage, operation.id);
    await eventually(async () => {
      const { count } = await storage.monitoring.count({ states: ['Failed'] }, 100);
      return count === ids.length;
    });

    awake.fire();
    await sleeper.close();
    const histories = await Promise.all(ids.map(async (id) => (await app.jobs.get(id))?.history));
    expect(histories.map((history) => history?.map(({ state }) => state))).toEqual(
      ids.map(() => ['Failed', 'Enqueued', 'Processing', 'Failed']),
    );
    expect(await storage.bulk.find(operation.id)).toMatchObject({ changed: 20, skipped: 0 });
  });

  it('is given back at its place by a process that is stopped', async () => {
    const storage = new MemoryJobStorage();
    await failedJobs(storage, 500);
    const operation = anOperation({ action: 'delete', expected: 500 });
    await storage.bulk.create(operation);
    const { asleep, awake } = sleepOverFirstSearch(storage);
    const stopped = await DashboardApp.start({ platform, storage });
    await asleep;
    const closed = stopped.close();
    awake.fire();
    await closed;
    expect(await storage.bulk.find(operation.id)).toMatchObject({ changed: 200 });

    app = await DashboardApp.start({ platform, storage });
    expect(await endedIn(storage, operation.id)).toMatchObject({ changed: 500, skipped: 0 });
  });

  it('can be stopped, and its changes stay', async () => {
    const storage = new MemoryJobStorage();
    await failedJobs(storage, 1_000);
    app = await DashboardApp.start({ platform, storage });
    const { body } = await app.send('POST', 'bulk-operations', {
      action: 'delete',
      search: { state: 'Failed' },
    });
    const stopped = await app.send('POST', `bulk-operations/${body.id}/cancellations`);
    const again = await app.send('POST', `bulk-operations/${body.id}/cancellations`);

    expect([stopped.status, again.body]).toEqual([200, { changed: false }]);
    expect((await app.get(`bulk-operations/${body.id}`)).body.endedAt).toEqual(expect.any(Number));
  });
});
