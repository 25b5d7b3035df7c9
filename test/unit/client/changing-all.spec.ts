import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  BackgroundJobService,
  BulkOperationGoneError,
  BulkOperationUnfinishedError,
  EmptyJobQueryError,
  HangfireModule,
  InvalidOptionsError,
  type JobQuery,
  JobQueryService,
  MemoryJobStorage,
  StorageClosedError,
} from 'nestjs-hangfire';
import { HangfireTestingModule, hangfireTesting } from 'nestjs-hangfire/testing';
import { eventually } from '../../support/eventually.js';

class MailService {
  send(_number: number) {}
}

let app: TestingModule;
afterEach(() => app.close());

async function start() {
  const storage = new MemoryJobStorage();
  app = await Test.createTestingModule({
    imports: [HangfireModule.forRoot({ storage, server: false })],
    providers: [MailService],
  }).compile();
  await app.init();
  const jobs = app.get(BackgroundJobService);
  const ids = await jobs.enqueueMany(MailService, [1, 2, 3], (mails, it) => mails.send(it));
  return { queries: app.get(JobQueryService), jobs, storage, ids };
}

/** An operation that has changed a job, and goes on a minute later. */
async function startSlow() {
  const parts = await start();
  const result = parts.queries.deleteAll({ type: 'Mail' }, { perMinute: 1 });
  result.catch(() => {});
  const { id } = await eventually(async () => {
    const [operation] = await parts.storage.bulk.list(1);
    return operation?.resumeAt !== undefined && operation;
  });
  return { ...parts, result, id };
}

describe('JobQueryService', () => {
  it('deletes all jobs that match, and requeues them', async () => {
    const { queries, jobs, ids } = await start();
    const deleted = await queries.deleteAll({ type: 'Mail' }, { by: 'Ada' });
    const [first] = ids;

    const outcome = { skipped: 0, failed: 0, isCanceled: false, error: undefined };
    expect(deleted).toMatchObject({ changed: 3, ...outcome });
    expect(await jobs.get(first ?? null)).toMatchObject({ state: 'Deleted' });
    expect((await jobs.get(first ?? null))?.history.at(-1)?.reason).toBe(
      'Deleted by Ada in a bulk operation',
    );

    const requeued = await queries.requeueAll({ states: ['Deleted'] });
    expect(requeued).toMatchObject({ changed: 3, ...outcome });
    expect((await jobs.get(first ?? null))?.history.at(-1)?.reason).toBe(
      'Requeued by the application in a bulk operation',
    );
    const query = { bulkOperationId: requeued.operationId };
    expect(await queries.count(query)).toMatchObject({ count: 3 });
  });

  it('shows its operations to the dashboard, with their searches', async () => {
    const { queries, storage } = await start();
    const query = { states: ['Enqueued'], type: 'Mail' };
    const { operationId } = await queries.deleteAll(query, { by: 'Ada', limit: 1 });

    expect(await storage.bulk.find(operationId)).toMatchObject({
      action: 'delete',
      searchText: 'state:enqueued type:Mail',
      startedBy: 'Ada',
      expected: 1,
      changed: 1,
      endedAt: expect.any(Date),
    });
  });

  it('counts no further than its limit before it begins', async () => {
    const { queries, storage } = await start();
    const count = jest.spyOn(storage.monitoring, 'count');
    await queries.deleteAll({ type: 'Mail' }, { limit: 2 });
    await queries.deleteAll({ type: 'Mail' }, { limit: 200_000 });

    expect(count.mock.calls.map(([, atMost]) => atMost)).toEqual([2, 100_000]);
  });

  it('does not change jobs in the context of the request that began the first operation', async () => {
    const { queries, storage, ids } = await start();
    const requests = new AsyncLocalStorage<string>();
    const seenIn: unknown[] = [];
    const { progress } = storage.bulk;
    jest.spyOn(storage.bulk, 'progress').mockImplementation((...given) => {
      seenIn.push(requests.getStore());
      return progress.apply(storage.bulk, given);
    });
    await requests.run('first', () => queries.deleteAll({ ids: ids.slice(0, 1) }));
    await requests.run('second', () => queries.deleteAll({ ids }));

    expect(seenIn).toEqual([undefined, undefined]);
  });

  it('skips jobs that are in the new state already', async () => {
    const { queries, jobs, ids } = await start();
    await jobs.delete(ids[0] ?? null);

    const result = await queries.deleteAll({ ids });
    expect(result).toMatchObject({ changed: 2, skipped: 1, failed: 0 });
  });

  it.each<JobQuery>([{ ids: [] }, { ids: [null] }, { states: [], type: 'Mail' }])(
    'changes nothing for %j',
    async (query) => {
      const { queries } = await start();

      expect(await queries.deleteAll(query)).toMatchObject({ changed: 0, skipped: 0 });
      expect(await queries.count({ states: ['Enqueued'] })).toMatchObject({ count: 3 });
    },
  );

  it.each<JobQuery>([{}, { type: undefined }])('refuses to change every job: %j', async (query) => {
    const { queries, storage } = await start();

    await expect(queries.deleteAll(query)).rejects.toThrow(EmptyJobQueryError);
    await expect(queries.requeueAll(query)).rejects.toThrow(/requeueAll expects a query/);
    expect(await storage.bulk.list(1)).toEqual([]);
  });

  it('refuses impossible queries and options before it begins', async () => {
    const { queries, storage } = await start();
    const query = { type: 'Mail' };

    await expect(queries.deleteAll({ type: '' })).rejects.toThrow(InvalidOptionsError);
    await expect(queries.deleteAll(query, { limit: 0 })).rejects.toThrow(/limit/);
    await expect(queries.deleteAll(query, { perMinute: 0.5 })).rejects.toThrow(/perMinute/);
    await expect(queries.deleteAll(query, { by: '' })).rejects.toThrow(/by/);
    await expect(queries.deleteAll(query, { who: 'Ada' } as object)).rejects.toThrow(/who/);
    expect(await storage.bulk.list(1)).toEqual([]);
  });

  it('says that somebody stopped its operation', async () => {
    const { result, id, storage } = await startSlow();
    await storage.bulk.cancel(id);

    expect(await result).toMatchObject({ operationId: id, changed: 1, isCanceled: true });
  });

  it('ends a wait when the application closes, and leaves the rest to others', async () => {
    const { result, id, storage } = await startSlow();
    await app.close();

    await expect(result).rejects.toThrow(BulkOperationUnfinishedError);
    await expect(result).rejects.toMatchObject({ operationId: id });
    expect(await storage.bulk.find(id)).toMatchObject({ changed: 1, endedAt: undefined });
  });

  it('does not take operations again with each look at an operation that rests', async () => {
    const { storage } = await startSlow();
    const find = jest.spyOn(storage.bulk, 'find');
    const take = jest.spyOn(storage.bulk, 'take');
    await eventually(() => find.mock.calls.length > 4);

    expect(take.mock.calls.length).toBeLessThan(2);
  });

  it('looks a last time at its operations before it closes the store', async () => {
    const { result, storage } = await startSlow();
    const { find } = storage.bulk;
    const { close } = storage;
    const done: string[] = [];
    jest.spyOn(storage.bulk, 'find').mockImplementation(async (id) => {
      for (let turn = 0; turn < 100; turn += 1) await setImmediate();
      done.push('looked');
      return find.call(storage.bulk, id);
    });
    jest.spyOn(storage, 'close').mockImplementation(async () => {
      done.push('closed');
      return close.call(storage);
    });
    await app.close();

    await expect(result).rejects.toThrow(BulkOperationUnfinishedError);
    expect(done).toEqual(['looked', 'closed']);
  });

  it('begins nothing after the application has closed', async () => {
    const { queries, storage } = await start();
    await app.close();

    await expect(queries.deleteAll({ type: 'Mail' })).rejects.toThrow(StorageClosedError);
    expect(await storage.bulk.list(1)).toEqual([]);
  });

  it('says that its operation was removed', async () => {
    const { result, storage } = await startSlow();
    jest.spyOn(storage.bulk, 'find').mockResolvedValue(undefined);

    await expect(result).rejects.toThrow(BulkOperationGoneError);
  });

  it('keeps its pace by the clock of the testing kit', async () => {
    app = await Test.createTestingModule({
      imports: [HangfireTestingModule.forRoot()],
      providers: [MailService],
    }).compile();
    await app.init();
    const testing = hangfireTesting(app);
    const queries = app.get(JobQueryService);
    const jobs = app.get(BackgroundJobService);
    await jobs.schedule(MailService, (mails) => mails.send(1), { days: 1 });
    await jobs.schedule(MailService, (mails) => mails.send(2), { days: 1 });
    const result = queries.deleteAll({ states: ['Scheduled'] }, { perMinute: 1 });
    await eventually(async () => (await queries.count({ states: ['Deleted'] })).count === 1);
    await eventually(async () => {
      await testing.advance({ minutes: 1 });
      return (await queries.count({ states: ['Deleted'] })).count === 2;
    });

    expect(await result).toMatchObject({ changed: 2, failed: 0 });
  });
});
