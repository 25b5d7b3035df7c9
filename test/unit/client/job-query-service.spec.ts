import { afterEach, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  BackgroundJobService,
  DoNotRetryError,
  HangfireModule,
  InvalidCursorError,
  InvalidOptionsError,
  type JobQuery,
  JobQueryService,
  JobDisplayName,
  Masked,
  MemoryJobStorage,
  Queue,
} from 'nestjs-hangfire';
import { HangfireTestingModule, hangfireTesting } from 'nestjs-hangfire/testing';
import { aJobId, aNewJob, anEntry } from '../../../lib/conformance/support/builders.js';

class MailService {
  @Queue('mails')
  @JobDisplayName('Mail to {0} with {1}')
  send(_to: string, @Masked() _secret: string) {}

  refuse() {
    throw new DoNotRetryError('No such mailbox');
  }
}

let app: TestingModule;
afterEach(() => app.close());

async function start(storage = new MemoryJobStorage()) {
  app = await Test.createTestingModule({
    imports: [HangfireModule.forRoot({ storage, server: false })],
    providers: [MailService],
  }).compile();
  await app.init();
  return { queries: app.get(JobQueryService), jobs: app.get(BackgroundJobService), storage };
}

describe('JobQueryService', () => {
  it('finds jobs by their properties, and returns the fields that a list needs', async () => {
    const { queries, jobs } = await start();
    const id = await jobs.enqueue(MailService, (mails) => mails.send('ada', 'hunter2'));
    await jobs.schedule(MailService, (mails) => mails.refuse(), { hours: 1 });

    const { jobs: found, next } = await queries.search({ queue: 'mails', states: ['Enqueued'] });
    expect(next).toBeUndefined();
    expect(found).toEqual([
      expect.objectContaining({
        id,
        type: 'MailService',
        method: 'send',
        displayName: 'Mail to ada with •••',
        args: ['ada', 'hunter2'],
        state: 'Enqueued',
        stateAt: expect.any(Date),
        isParked: false,
        exception: undefined,
      }),
    ]);
  });

  it('returns the same fields of a job as BackgroundJobService', async () => {
    const { queries, jobs } = await start();
    const id = await jobs.enqueue(MailService, (mails) => mails.send('ada', 'hunter2'));
    const [found] = (await queries.search()).jobs;
    const details = await jobs.get(id);

    expect({ ...found, ...details }).toEqual({ ...details, ...found });
  });

  it('goes on where a page ends, in both orders', async () => {
    const { queries, jobs } = await start();
    const ids = await jobs.enqueueMany(MailService, [1, 2, 3], (mails) => mails.refuse());
    for (const id of ids) await jobs.delete(id);
    const all = { type: 'mail' };

    for (const [order, expected] of [
      ['newest', ids.toReversed()],
      ['oldest', ids],
    ] as const) {
      const { jobs: some, next } = await queries.search(all, { limit: 2, order });
      const { jobs: rest } = await queries.search(all, { limit: 2, order, cursor: next });
      expect([...some, ...rest].map(({ id }) => id)).toEqual(expected);
    }
  });

  it.each<[JobQuery, number]>([
    [{}, 2],
    [{ states: ['Failed'], error: 'mailbox' }, 1],
    [{ words: ['refuse', 'mailbox'] }, 1],
    [{ argument: 'grace' }, 1],
    [{ createdBefore: new Date(0) }, 0],
    [{ failedAfter: new Date(0), failedBefore: new Date('2100-01-01') }, 1],
    [{ durationMs: { atLeast: 0 } }, 0],
    [{ isRetry: true }, 0],
    [{ ids: [] }, 0],
    [{ ids: [null] }, 0],
    [{ states: [] }, 0],
    [{ type: undefined }, 2],
  ])('counts the jobs that match %j', async (query, count) => {
    const { queries, jobs, storage } = await start();
    await jobs.enqueue(MailService, (mails) => mails.send('grace', ''));
    const exception = { type: 'TypeError', message: 'No such mailbox' };
    const failed = anEntry('Failed', { data: { exception } });
    await storage.jobs.createJobs([
      aNewJob({ type: 'MailService', method: 'refuse', state: 'Failed', history: [failed] }),
    ]);

    expect(await queries.count(query)).toEqual({ count, isExact: true });
    expect((await queries.search(query)).jobs).toHaveLength(count);
  });

  it('finds jobs by their ids, in any case of their letters', async () => {
    const { queries, jobs } = await start();
    const [first = '', second = ''] = await jobs.enqueueMany(MailService, [1, 2], (mails) =>
      mails.refuse(),
    );
    const { jobs: found } = await queries.search({
      ids: [second?.toUpperCase() ?? null, aJobId()],
    });

    expect(first).not.toBe(second);
    expect(found.map(({ id }) => id)).toEqual([second]);
  });

  it('stops counting at its bound', async () => {
    const { queries, jobs } = await start();
    await jobs.enqueueMany(MailService, [1, 2, 3], (mails) => mails.refuse());

    expect(await queries.count({}, { atMost: 2 })).toEqual({ count: 2, isExact: false });
    expect(await queries.count({}, { isThorough: true })).toEqual({ count: 3, isExact: true });
  });

  it.each<[JobQuery, RegExp]>([
    [{ type: '' }, /type.*at least 1 character/],
    [{ queue: 'No Queue' }, /queue.*the name of a queue/],
    [{ ids: ['7'] }, /ids.*the id of a job/],
    [{ batchId: '7' }, /batchId.*the id of a batch/],
    [{ words: [] }, /words.*at least 1 element/],
    [{ durationMs: {} }, /durationMs.*atLeast, atMost or both/],
    [{ createdAfter: '2026-01-01' as unknown as Date }, /createdAfter.*a date/],
    [{ state: 'Failed' } as object, /Unknown option.*state/],
  ])('refuses the query %j', async (query, problem) => {
    const { queries } = await start();

    await expect(queries.search(query)).rejects.toThrow(InvalidOptionsError);
    await expect(queries.count(query)).rejects.toThrow(problem);
  });

  it('refuses impossible options, and cursors of other lists', async () => {
    const { queries } = await start();

    await expect(queries.search({}, { limit: 0 })).rejects.toThrow(/limit/);
    await expect(queries.search({}, { order: 'up' as 'newest' })).rejects.toThrow(/order/);
    await expect(queries.count({}, { atMost: -1 })).rejects.toThrow(/atMost/);
    await expect(queries.search({}, { cursor: 'x' })).rejects.toThrow(InvalidCursorError);
  });

  it('looks at the store of the testing kit', async () => {
    app = await Test.createTestingModule({
      imports: [HangfireTestingModule.forRoot()],
      providers: [MailService],
    }).compile();
    await app.init();
    await app.get(BackgroundJobService).enqueue(MailService, (mails) => mails.refuse());
    await hangfireTesting(app).drain({ failures: 'keep' });

    const { jobs } = await app.get(JobQueryService).search({ error: 'mailbox' });
    expect(jobs).toMatchObject([
      { state: 'Failed', attempt: 1, exception: { message: 'No such mailbox' } },
    ]);
  });
});
