import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { BulkRunner } from '../../../lib/client/bulk/bulk-runner.js';
import type { JobStorage } from '../../../lib/storage/job-storage.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { aJobId, aNewJob, anEntry } from '../../support/builders.js';
import { DashboardApp } from '../../support/dashboard-app.js';
import { eventually } from '../../support/eventually.js';
import { MovableClock } from '../../support/movable-clock.js';

const NOW = new Date('2026-03-01T12:00:00Z');
const SEEN_AT = new Date(NOW.getTime() - 60_000);

let app: DashboardApp;
let clock: MovableClock;
let storage: MemoryJobStorage;
afterEach(() => app.close());

async function start(): Promise<void> {
  clock = new MovableClock(NOW);
  storage = new MemoryJobStorage({ clock });
  app = await DashboardApp.start({ storage });
}

async function failedJobs(count: number): Promise<string[]> {
  const jobs = Array.from({ length: count }, () =>
    aNewJob({ id: aJobId(), state: 'Failed', history: [anEntry('Failed', { at: SEEN_AT })] }),
  );
  await storage.jobs.createJobs(jobs);
  advance(1_000);
  return jobs.map(({ id }) => id);
}

const advance = (ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms));

const begin = (given: object) =>
  app.send('POST', 'bulk-operations', {
    action: 'requeue',
    search: { state: 'Failed' },
    ...given,
  });

const countOf = async (store: JobStorage, state: string) =>
  (await store.monitoring.count({ states: [state] }, 10_000)).count;

const endedIn = (id: string) =>
  eventually(async () => {
    const operation = await storage.bulk.find(id);
    return operation?.endedAt !== undefined && operation;
  });

const restsIn = (id: string, changed: number) =>
  eventually(async () => {
    const operation = await storage.bulk.find(id);
    return operation?.changed === changed && operation.resumeAt !== undefined && operation;
  });

describe('A bulk operation with a limit', () => {
  it('changes only the first jobs that the search finds', async () => {
    await start();
    await failedJobs(30);
    const { status, body } = await begin({ limit: 10 });

    expect(status).toBe(201);
    expect(body).toMatchObject({ limit: 10, expected: { count: 10, isExact: true } });
    expect(await endedIn(body.id)).toMatchObject({ changed: 10, skipped: 0 });
    expect(await countOf(storage, 'Enqueued')).toBe(10);
    expect(await countOf(storage, 'Failed')).toBe(20);
    expect((await app.get('audit')).body.entries[0]).toMatchObject({
      action: 'bulk.requeue',
      details: 'state:failed, the first 10',
    });
  });

  it('counts what a process has changed that died before it could count', async () => {
    await start();
    await failedJobs(10);
    const { take } = storage.bulk;
    storage.bulk.take = async () => undefined;
    const { body } = await begin({ limit: 4 });
    const { jobs } = await storage.monitoring.search({ states: ['Failed'] }, { limit: 3 });
    for (const { id } of jobs) {
      await app.jobs.requeue(id, { parameters: { BulkOperationId: body.id } });
    }
    storage.bulk.take = take;
    advance(60_001);
    app.app.get(BulkRunner, { strict: false }).wake();

    expect(await endedIn(body.id)).toMatchObject({ changed: 4 });
    expect(await countOf(storage, 'Enqueued')).toBe(4);
  });

  it.each([
    ['limit', 0],
    ['limit', 1.5],
    ['limit', 1_000_001],
    ['limit', '10'],
    ['perMinute', 0],
    ['perMinute', -1],
    ['perMinute', 100_001],
  ])('is refused with %s %p', async (name, value) => {
    await start();
    const { status, body } = await begin({ [name]: value });

    expect(status).toBe(422);
    expect(body.message).toContain(name);
    expect(await storage.bulk.list(10)).toEqual([]);
  });
});

describe('A bulk operation with a pace', () => {
  it('does not count its jobs again each time that it goes on', async () => {
    await start();
    await failedJobs(30);
    const { body } = await begin({ limit: 20, perMinute: 120 });
    await restsIn(body.id, 10);
    const count = jest.spyOn(storage.monitoring, 'count');
    advance(5_000);
    app.app.get(BulkRunner, { strict: false }).wake();

    expect(await endedIn(body.id)).toMatchObject({ changed: 20 });
    expect(count.mock.calls.map(([search]) => search)).not.toContainEqual({ bulkId: body.id });
  });

  it('changes so many jobs a minute, and goes on in another process', async () => {
    await start();
    await failedJobs(30);
    const { body } = await begin({ perMinute: 120 });
    const rested = await restsIn(body.id, 10);
    expect(await countOf(storage, 'Enqueued')).toBe(10);
    expect(rested.resumeAt?.getTime()).toBe(clock.now().getTime() + 5_000);

    const first = app;
    app = await DashboardApp.start({ storage });
    await first.close();
    app.app.get(BulkRunner, { strict: false }).wake();
    expect(await countOf(storage, 'Enqueued')).toBe(10);

    advance(5_000);
    app.app.get(BulkRunner, { strict: false }).wake();
    await restsIn(body.id, 20);
    advance(5_000);
    app.app.get(BulkRunner, { strict: false }).wake();
    expect(await endedIn(body.id)).toMatchObject({ changed: 30 });
  });

  it('does not hold up other operations', async () => {
    await start();
    await failedJobs(3);
    const slow = await begin({ perMinute: 1 });
    await restsIn(slow.body.id, 1);
    const quick = await begin({});

    expect(await endedIn(quick.body.id)).toMatchObject({ changed: 2 });
    expect((await app.get(`bulk-operations/${slow.body.id}`)).body.endedAt).toBeUndefined();
  });

  it('can be stopped while it rests', async () => {
    await start();
    await failedJobs(3);
    const { body } = await begin({ perMinute: 1 });
    await restsIn(body.id, 1);
    await app.send('POST', `bulk-operations/${body.id}/cancellations`);
    advance(120_000);
    app.app.get(BulkRunner, { strict: false }).wake();

    expect(await endedIn(body.id)).toMatchObject({ changed: 1, isCanceled: true });
    expect(await countOf(storage, 'Failed')).toBe(2);
  });
});
