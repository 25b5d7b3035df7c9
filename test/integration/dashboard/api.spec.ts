import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { BatchService } from '../../../lib/client/batch-service.js';
import { RecurringJobService } from '../../../lib/client/recurring-job-service.js';
import { JobDisplayName } from '../../../lib/job/job-display-name.js';
import { FailedState } from '../../../lib/states/failed-state.js';
import { SucceededState } from '../../../lib/states/succeeded-state.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { aNewJob } from '../../support/builders.js';
import { DashboardApp } from '../../support/dashboard-app.js';
import { eventually } from '../../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

@Injectable()
class EmailService {
  @JobDisplayName('Welcome {0}')
  sendWelcome(userId: number, _options: { to: string }) {
    return userId;
  }

  sendReport() {}
}

const UNKNOWN = '01890a5d-ac96-774b-bcce-b302099a8057';

describe.each([
  { store: 'memory', platform: 'express' },
  { store: 'memory', platform: 'fastify' },
  { store: 'postgres', platform: 'express' },
] as const)('The API of the dashboard on $store, over $platform', ({ store, platform }) => {
  let app: DashboardApp;
  let database: TestDatabase | undefined;

  beforeAll(async () => {
    if (store === 'postgres') database = await createTestDatabase();
    const storage = database
      ? ({ type: 'postgres', url: database.url } as const)
      : new MemoryJobStorage();
    app = await DashboardApp.start({ storage, platform, providers: [EmailService] });
  });
  afterAll(async () => {
    await app.close();
    await database?.drop();
  });

  const enqueue = async () =>
    (await app.jobs.enqueue(EmailService, (it) => it.sendWelcome(42, { to: 'ada' }))) as string;
  const failed = async (message = 'connection refused') => {
    const id = await enqueue();
    // Retries would put it into Scheduled.
    await app.storage.jobs.applyTransitions([
      {
        jobId: id,
        from: { state: 'Enqueued', isFinished: false },
        to: 'Failed',
        history: [
          {
            state: 'Failed',
            at: new Date(Date.now() - 1_000),
            data: new FailedState(new Error(message)).toData(),
          },
        ],
        counters: ['failed'],
      },
    ]);
    return id;
  };

  it('says who the user is', async () => {
    const { status, body } = await app.get('session');

    expect(status).toBe(200);
    expect(body).toMatchObject({
      user: 'somebody',
      permissions: ['view', 'create', 'requeue', 'delete', 'trigger', 'pause', 'edit'],
      title: 'Hangfire',
      statsPollingIntervalMs: 2_000,
      displayArguments: true,
      storage: store,
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
    expect(body).not.toHaveProperty('backLink');
  });

  it('shows a job', async () => {
    const id = await enqueue();
    const { body } = await app.get(`jobs/${id}`);

    expect(body).toMatchObject({
      id,
      displayName: 'Welcome 42',
      code: "emailService.sendWelcome(42, { to: 'ada' })",
      args: [
        { name: 'userId', text: '42' },
        { name: '_options', text: "{ to: 'ada' }" },
      ],
      state: 'Enqueued',
      history: [{ state: 'Enqueued' }],
      attempts: [],
      parents: [],
      continuations: [],
      isTypeKnown: true,
    });
  });

  it('shows the parents and the continuations of a job', async () => {
    const parent = await enqueue();
    const child = await app.jobs.continueWith(parent, EmailService, (it) => it.sendReport());

    expect((await app.get(`jobs/${child}`)).body.parents).toEqual([
      {
        id: parent,
        kind: 'job',
        condition: 'succeeded',
        state: 'Enqueued',
        displayName: 'Welcome 42',
      },
    ]);
    expect((await app.get(`jobs/${parent}`)).body.continuations).toMatchObject([
      { id: child, state: 'Awaiting', displayName: 'EmailService.sendReport' },
    ]);
  });

  it('lists jobs of a state in pages, and counts them', async () => {
    const ids = [await failed('paging'), await failed('paging'), await failed('paging')];
    const first = (await app.get('jobs?state=failed&q=paging&limit=2')).body;
    const second = (await app.get(`jobs?state=failed&q=paging&limit=2&cursor=${first.next}`)).body;

    expect(first.jobs).toHaveLength(2);
    expect(first.jobs[0]).toMatchObject({ displayName: 'Welcome 42', state: 'Failed' });
    expect(second.next).toBeUndefined();
    expect([...first.jobs, ...second.jobs].map(({ id }: { id: string }) => id).sort()).toEqual(
      ids.sort(),
    );
    expect((await app.get('jobs/count?state=failed&q=paging')).body).toEqual({
      count: 3,
      isExact: true,
    });
  });

  it('counts thoroughly only where somebody decides by the number', async () => {
    const { monitoring } = app.storage;
    const { count } = monitoring;
    const thorough: unknown[] = [];
    monitoring.count = (search, atMost, options) => {
      if (search.words?.includes('deciding')) thorough.push(options?.isThorough);
      return count.call(monitoring, search, atMost, options);
    };
    await app.get('jobs/count?q=deciding');
    await app.get('jobs/count?q=deciding&thorough=true');
    monitoring.count = count;

    expect(thorough).toEqual([false, true]);
  });

  it('lists jobs in pages from the oldest on', async () => {
    const ids = [await failed('ordering'), await failed('ordering'), await failed('ordering')];
    const path = 'jobs?state=failed&q=ordering&limit=2&order=oldest';
    const first = (await app.get(path)).body;
    const second = (await app.get(`${path}&cursor=${first.next}`)).body;

    expect([...first.jobs, ...second.jobs].map(({ id }: { id: string }) => id)).toEqual(ids);
  });

  it('says which values the jobs of a search have', async () => {
    await failed('facets');
    const { body } = await app.get('jobs/facets?state=failed&q=facets');

    expect(body).toEqual({
      states: [{ value: 'Failed', count: 1 }],
      queues: [{ value: 'default', count: 1 }],
      methods: [{ type: 'EmailService', method: 'sendWelcome', count: 1 }],
      isWhole: true,
    });
    expect((await app.get('jobs/facets?state=enqueued&q=state:failed')).body.states).toEqual([]);
    expect((await app.get('jobs/facets?q=typo:x')).status).toBe(422);
  });

  it('finds jobs by a search', async () => {
    const id = await failed('disk full');

    for (const q of ['error:"disk full"', 'disk', `id:${id}`, 'type:email disk', 'disk after:1h']) {
      const { body } = await app.get(`jobs?q=${encodeURIComponent(q)}`);
      expect(body.jobs.map((job: { id: string }) => job.id)).toEqual([id]);
    }
    expect((await app.get('jobs?state=enqueued&q=disk')).body.jobs).toEqual([]);
    expect((await app.get('jobs?state=enqueued&q=state:failed')).body).toEqual({ jobs: [] });
  });

  it.each([
    ['jobs?limit=0', 'HANGFIRE_DASHBOARD_INVALID_INPUT', 'query.limit: expected an integer'],
    ['jobs?limit=5000', 'HANGFIRE_DASHBOARD_INVALID_INPUT', 'at most 500'],
    ['jobs?limit=1e2', 'HANGFIRE_DASHBOARD_INVALID_INPUT', 'query.limit'],
    ['jobs?limit=5&limit=6', 'HANGFIRE_DASHBOARD_INVALID_INPUT', 'query.limit'],
    ['jobs?order=best', 'HANGFIRE_DASHBOARD_INVALID_INPUT', "one of 'newest', 'oldest'"],
    ['jobs?q=typo:x', 'HANGFIRE_DASHBOARD_INVALID_SEARCH_TEXT', 'Did you mean "type:"'],
    ['jobs?q=after:10:05&timeZone=Nowhere/Land', 'HANGFIRE_UNKNOWN_TIME_ZONE', 'Nowhere/Land'],
    ['jobs?q=a%00b', 'HANGFIRE_DASHBOARD_INVALID_INPUT', 'NUL'],
    ['jobs?cursor=nonsense', 'HANGFIRE_INVALID_CURSOR', 'no place in this list'],
    ['jobs?state=a/b', 'HANGFIRE_DASHBOARD_INVALID_SEARCH_TEXT', 'state'],
    [
      'history?resolution=year',
      'HANGFIRE_DASHBOARD_INVALID_INPUT',
      "one of 'minute', 'hour', 'day'",
    ],
    ['batches?state=Nope', 'HANGFIRE_DASHBOARD_INVALID_INPUT', 'query.state'],
    ['audit?limit=501', 'HANGFIRE_DASHBOARD_INVALID_INPUT', 'query.limit'],
  ])('refuses %s', async (path, code, message) => {
    const { status, body } = await app.get(path);

    expect([status, body.code]).toEqual([422, code]);
    expect(body.message).toContain(message);
  });

  it.each([
    'jobs/42',
    `jobs/${UNKNOWN}`,
    `jobs/${'x'.repeat(100)}`,
    'recurring-jobs/details?id=unknown',
    'recurring-jobs/details?id=a%00b',
    `batches/${UNKNOWN}`,
    `bulk-operations/${UNKNOWN}`,
    'nothing',
    'nothing/at/all',
  ])('knows no %s', async (path) => {
    const { status, body } = await app.get(path);

    expect([status, body.code]).toEqual([404, 'HANGFIRE_DASHBOARD_NOT_FOUND']);
  });

  it('requeues a job that is in the state that was seen', async () => {
    const id = await failed();

    const missed = await app.send('POST', `jobs/${id}/requeues`, { expectedState: 'Processing' });
    expect(missed.body).toEqual({ changed: false });
    const done = await app.send('POST', `jobs/${id}/requeues`, { expectedState: 'Failed' });
    expect([done.status, done.body]).toEqual([200, { changed: true }]);

    expect((await app.get(`jobs/${id}`)).body).toMatchObject({
      state: 'Enqueued',
      reason: 'Requeued by somebody in the dashboard',
    });
    expect((await app.get(`audit?q=${id}`)).body.entries).toMatchObject([
      { user: 'somebody', action: 'job.requeue', subject: id },
    ]);
  });

  it('deletes a job, even without a body', async () => {
    const id = await enqueue();

    expect((await app.send('POST', `jobs/${id}/deletions`)).body).toEqual({ changed: true });
    expect((await app.get(`jobs/${id}`)).body.state).toBe('Deleted');
    expect((await app.send('POST', `jobs/${UNKNOWN}/deletions`)).status).toBe(404);
    expect((await app.send('POST', `jobs/${id}/deletions`, { force: true })).status).toBe(422);
  });

  it('shows the state of the whole system', async () => {
    await failed('overview');
    const { body } = await app.get('overview');

    expect(body.live.counts.Failed.count).toBeGreaterThan(0);
    expect(body.failures).toContainEqual(
      expect.objectContaining({
        type: 'EmailService',
        method: 'sendWelcome',
        methods: 1,
      }),
    );
    expect(body.queues).toContainEqual(expect.objectContaining({ name: 'default', servers: 0 }));
    expect(body.problems).toContainEqual(
      expect.objectContaining({ kind: 'queue-unserved', subject: 'default' }),
    );
    expect((await app.get('live/latest')).body.recurring).toBe(0);
    expect((await app.get('history?resolution=day')).body.points).toHaveLength(30);
  });

  it('lists recurring jobs page by page, and finds them by the words of a search', async () => {
    const recurring = app.app.get(RecurringJobService);
    for (const id of ['a/1', 'a/2', 'b/3']) {
      await recurring.addOrUpdate(id, EmailService, (it) => it.sendReport(), '0 3 * * *');
    }
    const page = async (query: string) => {
      const { recurringJobs, next } = (await app.get(`recurring-jobs?${query}`)).body;
      return { ids: recurringJobs.map(({ id }: { id: string }) => id), next };
    };

    const first = await page('limit=2');
    expect(first.ids).toEqual(['a/1', 'a/2']);
    const last = await page(`limit=2&cursor=${first.next}`);
    expect(last).toEqual({ ids: ['b/3'], next: undefined });
    expect((await page('q=SENDreport%20a/')).ids).toEqual(['a/1', 'a/2']);
    expect((await page('q=nobody')).ids).toEqual([]);

    for (const { id } of await recurring.list()) await recurring.removeIfExists(id);
  });

  it('shows recurring jobs and changes them', async () => {
    const recurring = app.app.get(RecurringJobService);
    const id = 'nightly/report ü';
    const query = `?id=${encodeURIComponent(id)}`;
    await recurring.addOrUpdate(id, EmailService, (it) => it.sendReport(), '0 3 * * *');

    expect((await app.get('recurring-jobs')).body.recurringJobs).toMatchObject([
      { id, displayName: 'EmailService.sendReport', cron: '0 3 * * *', occurrences: [] },
    ]);
    const { jobId } = (await app.send('POST', `recurring-jobs/triggers${query}`)).body;
    expect((await app.get(`recurring-jobs/details${query}`)).body).toMatchObject({
      isDeclared: false,
      lastJobId: jobId,
      occurrences: [{ kind: 'triggered', triggeredBy: 'somebody', jobId, state: 'Enqueued' }],
      nextTimes: Array.from({ length: 5 }, () => expect.any(Number)),
    });

    expect((await app.send('PUT', `recurring-jobs/pause${query}`)).body).toEqual({ changed: true });
    expect((await app.send('PUT', `recurring-jobs/pause${query}`)).body).toEqual({
      changed: false,
    });
    expect((await app.get(`recurring-jobs/details${query}`)).body).toMatchObject({
      pausedAt: expect.any(Number),
      pausedBy: 'somebody',
      nextTimes: [],
    });
    expect((await app.send('DELETE', `recurring-jobs/pause${query}`)).body).toEqual({
      changed: true,
    });

    const edit = await app.send('PATCH', `recurring-jobs${query}`, {
      cron: '*/5 * * * *',
      timeZone: 'Europe/Istanbul',
    });
    expect(edit.body).toEqual({ changed: true });
    expect((await app.get(`recurring-jobs/details${query}`)).body).toMatchObject({
      cron: '*/5 * * * *',
      timeZone: 'Europe/Istanbul',
    });
    const older = { timeZone: 'US/Eastern' };
    await app.send('PATCH', `recurring-jobs${query}`, older);
    expect((await app.get(`recurring-jobs/details${query}`)).body).toMatchObject({
      ...older,
      currentTimeZone: 'America/New_York',
    });
    const wrong = await app.send('PATCH', `recurring-jobs${query}`, { cron: '61 * * * *' });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'HANGFIRE_INVALID_CRON']);

    expect((await app.send('DELETE', `recurring-jobs${query}`)).body).toEqual({ changed: true });
    expect((await app.get(`recurring-jobs/details${query}`)).status).toBe(404);
    const actions = (await app.get('audit?q=nightly')).body.entries.map(
      ({ action }: { action: string }) => action.replace('recurring.', ''),
    );
    expect(actions).toEqual(['remove', 'edit', 'edit', 'resume', 'pause', 'trigger']);
  });

  it('previews a schedule while it is typed', async () => {
    const good = await app.send('POST', 'cron-previews', { cron: '0 9 * * MON', timeZone: 'UTC' });
    const bad = await app.send('POST', 'cron-previews', { cron: '0 25 * * *', timeZone: 'UTC' });
    const zone = await app.send('POST', 'cron-previews', { cron: '* * * * *', timeZone: 'Mars' });

    expect(good.body).toMatchObject({ isValid: true, text: expect.stringContaining('Monday') });
    expect(good.body.nextTimes).toHaveLength(5);
    expect(bad.body).toMatchObject({ isValid: false, field: 'hour' });
    expect(zone.body).toMatchObject({ isValid: false, field: 'timeZone' });
  });

  it('shows batches and cancels them', async () => {
    const id = await app.app
      .get(BatchService)
      .start('Newsletter', (batch) => batch.enqueue(EmailService, (it) => it.sendReport()));

    expect((await app.get('batches')).body.batches).toMatchObject([
      { id, description: 'Newsletter', state: 'Started', progress: { total: 1, pending: 1 } },
    ]);
    expect((await app.get(`batches/${id}`)).body).toMatchObject({ nested: [], parents: [] });
    expect((await app.send('POST', `batches/${id}/cancellations`)).body).toEqual({ changed: true });
    expect((await app.get('batches?state=Deleted')).body.batches).toHaveLength(1);
    expect((await app.send('POST', `batches/${UNKNOWN}/cancellations`)).status).toBe(404);
  });

  it('pauses queues', async () => {
    await enqueue();
    expect((await app.send('PUT', 'queues/default/pause')).body).toEqual({ changed: true });
    expect((await app.get('queues')).body).toContainEqual(
      expect.objectContaining({ name: 'default', pausedBy: 'somebody' }),
    );
    expect((await app.send('DELETE', 'queues/default/pause')).body).toEqual({ changed: true });
    expect((await app.send('PUT', 'queues/No%20Queue/pause')).status).toBe(422);
  });

  it('shows servers and stops them', async () => {
    await app.storage.servers.announce({ id: 's1', name: 'one', queues: ['x'], workerCount: 3 });

    expect((await app.get('servers')).body).toMatchObject([
      { id: 's1', workerCount: 3, processing: 0, isSilent: false, isStopping: false },
    ]);
    expect((await app.send('POST', 'servers/stops?id=s1')).body).toEqual({ changed: true });
    expect((await app.get('servers')).body[0].isStopping).toBe(true);
    expect((await app.send('POST', 'servers/stops?id=s2')).status).toBe(404);
  });

  it('stops a server with any id', async () => {
    for (const id of ['..', 'a/b?c', 'x'.repeat(300)]) {
      await app.storage.servers.announce({ id, name: 'long', queues: ['x'], workerCount: 3 });
      const { body } = await app.send('POST', `servers/stops?id=${encodeURIComponent(id)}`);

      expect([id, body]).toEqual([id, { changed: true }]);
    }
    for (const query of ['', '?id=a&id=b', '?id[]=a']) {
      expect((await app.send('POST', `servers/stops${query}`)).status).toBe(422);
    }
  });

  it('changes all jobs that match a search, in the background', async () => {
    const ids = await Promise.all(Array.from({ length: 450 }, () => failed('bulk')));
    const other = await failed('something else');

    const created = await app.send('POST', 'bulk-operations', {
      action: 'requeue',
      search: { state: 'Failed', q: 'error:bulk' },
    });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      action: 'requeue',
      search: 'state:failed error:bulk',
      expected: { count: 450, isExact: true },
    });
    const ended = await endedOperation(created.body.id);

    expect(ended).toMatchObject({ changed: 450, skipped: 0 });
    expect((await app.jobs.get(ids[7] ?? ''))?.state).toBe('Enqueued');
    expect((await app.jobs.get(other))?.state).toBe('Failed');
    expect((await app.get(`audit?q=${created.body.id}`)).body.entries).toMatchObject([
      {
        action: 'bulk.requeue',
        details: 'state:failed error:bulk',
        operation: {
          changed: 450,
          skipped: 0,
          failed: 0,
          jobs: { list: 'all', search: 'state:failed error:bulk', isExact: false },
        },
      },
    ]);
    expect((await app.get('bulk-operations')).body).toHaveLength(1);
  });

  it('changes nothing for a search that no job can match', async () => {
    const created = await app.send('POST', 'bulk-operations', {
      action: 'delete',
      search: { state: 'Failed', q: 'state:enqueued' },
    });

    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ expected: { count: 0, isExact: true } });
    const ended = await endedOperation(created.body.id);
    expect(ended).toMatchObject({ changed: 0, skipped: 0 });
  });

  it('changes the named jobs, each if its state is the one that was seen', async () => {
    const [kept, moved] = [await failed('named'), await failed('named')];
    await app.jobs.requeue(moved);
    const created = await app.send('POST', 'bulk-operations', {
      action: 'delete',
      search: { q: '' },
      ids: [kept, moved].map((id) => ({ id, state: 'Failed' })),
    });
    const ended = await endedOperation(created.body.id);

    expect(ended).toMatchObject({
      changed: 1,
      skipped: 1,
      jobs: { list: 'all', search: `id:${kept}`, isExact: true },
    });
    expect((await app.jobs.get(kept))?.state).toBe('Deleted');
    expect((await app.jobs.get(moved))?.state).toBe('Enqueued');
  });

  it('changes nothing if no job has the state that was seen', async () => {
    const id = await enqueue();
    const ids = [{ id, state: 'Failed' }];
    const created = await app.send('POST', 'bulk-operations', { action: 'delete', ids });

    expect(await endedOperation(created.body.id)).toMatchObject({ changed: 0, skipped: 1 });
    expect((await app.jobs.get(id))?.state).toBe('Enqueued');
  });

  it('shows jobs whose class is gone, and large ones', async () => {
    const job = aNewJob({
      type: 'GoneService',
      arguments: JSON.stringify([['x'.repeat(1_000_000)], 7]),
      state: 'Succeeded',
      history: [
        {
          state: 'Succeeded',
          at: new Date(),
          data: new SucceededState('["r"]', 1, 2).toData(),
        },
      ],
    });
    await app.storage.jobs.createJobs([job]);
    const { body } = await app.get(`jobs/${job.id}`);

    expect(body).toMatchObject({ isTypeKnown: false, result: "'r'", durationMs: 2 });
    expect(JSON.stringify(body).length).toBeLessThan(30_000);
    expect((await app.get(`jobs?q=id:${job.id}`)).body.jobs).toHaveLength(1);
  });

  async function endedOperation(id: string) {
    return eventually(async () => {
      const { body } = await app.get(`bulk-operations/${id}`);
      return body.endedAt !== undefined && body;
    });
  }
});
