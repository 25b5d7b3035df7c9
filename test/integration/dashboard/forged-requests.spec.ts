import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { PERMISSIONS } from '../../../lib/dashboard/access/permissions.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { aJobId, aNewBatch, aNewJob } from '../../support/builders.js';
import { DashboardApp, PLATFORMS } from '../../support/dashboard-app.js';
import { request } from '../../support/raw-request.js';
import { aRecurringJob } from '../../support/recurring-builders.js';

const SECRET = 'a secret that is long enough';
const FAILED_JOB = aNewJob({ state: 'Failed' });
const BATCH = aNewBatch({ id: aJobId() });

/** Every address at which something can be changed, and everything else that there is. */
const PATHS = [
  `jobs/${FAILED_JOB.id}`,
  `jobs/${FAILED_JOB.id}/requeues`,
  `jobs/${FAILED_JOB.id}/deletions`,
  `batches/${BATCH.id}`,
  `batches/${BATCH.id}/cancellations`,
  'recurring-jobs?id=nightly',
  'recurring-jobs/triggers?id=nightly',
  'recurring-jobs/pause?id=nightly',
  'queues/default/pause',
  'servers/stops?id=s1',
  'bulk-operations',
  `bulk-operations/${BATCH.id}/cancellations`,
  'cron-previews',
  ...['session', 'overview', 'history', 'live/latest', 'jobs', 'jobs/count', 'recurring-jobs'],
  ...['batches', 'queues', 'servers', 'audit'],
];

describe.each(PLATFORMS)('On %s, a forged request', (platform) => {
  const storage = new MemoryJobStorage();
  let app: DashboardApp;

  beforeAll(async () => {
    const authorize = ({ headers }: { headers: Record<string, string> }) => ({
      name: headers['x-user'] ?? 'ada',
      permissions: PERMISSIONS,
    });
    app = await DashboardApp.start({
      platform,
      storage,
      dashboard: { authorize, secret: SECRET },
      configure: (nest) => nest.enableCors({ origin: true, credentials: true }),
    });
    await storage.jobs.createJobs([FAILED_JOB], { batches: [BATCH] });
    await storage.recurring.change('nightly', () => aRecurringJob({ id: 'nightly' }));
    await storage.servers.announce({ id: 's1', name: 's1', queues: ['default'], workerCount: 1 });
  });
  afterAll(() => app.close());

  const everything = async () => ({
    job: await storage.jobs.findJob(FAILED_JOB.id),
    batch: await storage.batches.find(BATCH.id),
    recurring: await storage.recurring.list(),
    paused: (await storage.monitoring.queues()).filter(({ pausedAt }) => pausedAt),
    stopping: (await storage.servers.list()).filter(({ isStopping }) => isStopping),
    operations: await storage.bulk.list(10),
    audit: (await storage.audit.list({ limit: 10 })).entries,
  });
  const nothing = { paused: [], stopping: [], operations: [], audit: [] };

  afterEach(async () => {
    expect(await everything()).toMatchObject({
      ...nothing,
      job: { state: 'Failed' },
      batch: { state: 'Started' },
      recurring: [{ id: 'nightly', version: 1 }],
    });
  });

  const path = `jobs/${FAILED_JOB.id}/requeues`;

  it.each(['GET', 'HEAD', 'OPTIONS'])('changes nothing by %s', async (method) => {
    const { token } = (await app.get('session')).body;
    const headers = { 'x-hangfire-token': token, origin: app.origin };
    for (const each of PATHS) {
      const response = await fetch(`${app.origin}/hangfire/api/${each}`, { method, headers });
      expect([each, response.status < 500]).toEqual([each, true]);
      await response.body?.cancel();
    }
  });

  it('is refused, whatever its site, its origin and its token are', async () => {
    const { host, port } = new URL(app.origin);
    const { token } = (await app.get('session')).body;
    const { token: tokenOfBob } = (await app.get('session', { 'x-user': 'bob' })).body;
    const [period, mac] = String(token).split('.');
    const sites = [undefined, 'same-origin', 'same-site', 'cross-site', 'none', 'Same-Origin', ''];
    const origins = [
      undefined,
      app.origin,
      'null',
      '',
      'http://evil.example.org',
      `http://evil.example.org:${port}`,
      `http://localhost:${port}`,
      `http://${host}.example.org`,
      `http://evil.example.org/${host}`,
      'http://127.0.0.1',
    ];
    const tokens = [
      token,
      undefined,
      '',
      `${period}.`,
      `${period}.${mac}x`,
      `${Number(period) - 2}.${mac}`,
      tokenOfBob,
    ];

    for (const site of sites) {
      for (const origin of origins) {
        for (const given of tokens) {
          const isOwn = site === undefined ? origin === app.origin : site === 'same-origin';
          if (isOwn && given === token) continue;
          const headers = present({ 'sec-fetch-site': site, origin, 'x-hangfire-token': given });
          const { status, text } = await request(`${app.origin}/hangfire/api/${path}`, {
            method: 'POST',
            headers,
          });
          expect([headers, status, JSON.parse(text).code]).toEqual([
            headers,
            403,
            isOwn ? 'HANGFIRE_DASHBOARD_INVALID_TOKEN' : 'HANGFIRE_DASHBOARD_CROSS_SITE_REQUEST',
          ]);
        }
      }
    }
  });

  it('is refused as a form, which needs no preflight', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const { status } = await app.fetch(`/api/${path}`, {
        method: 'POST',
        headers: { 'content-type': type, origin: 'http://evil.example.org' },
        body: 'expectedState=Failed',
      });
      expect([type, status >= 400]).toEqual([type, true]);
    }
  });
});

describe.each(PLATFORMS)('On %s, a request of the pages', (platform) => {
  let app: DashboardApp;
  beforeAll(async () => {
    app = await DashboardApp.start({ platform, dashboard: { secret: SECRET } });
  });
  afterAll(() => app.close());

  it('is accepted with the token of another process that has the same secret', async () => {
    const other = await DashboardApp.start({ platform, dashboard: { secret: SECRET } });
    const { token } = (await other.get('session')).body;
    await other.close();
    const headers = { 'x-hangfire-token': token as string };

    const { status } = await app.send('PUT', 'queues/default/pause', undefined, headers);
    expect(status).toBe(200);
  });

  it('is taken from a browser that names its origin and nothing else', async () => {
    const { token } = (await app.get('session')).body;
    const headers = { 'x-hangfire-token': token, origin: app.origin };

    const { status } = await app.fetch('/api/queues/other/pause', { method: 'PUT', headers });
    expect(status).toBe(200);
  });
});

const present = (headers: Record<string, string | undefined>) =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );
