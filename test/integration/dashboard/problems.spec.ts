import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PERMISSIONS } from '../../../lib/dashboard/access/permissions.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { aNewJob } from '../../support/builders.js';
import { DashboardApp } from '../../support/dashboard-app.js';

const UNSERVED = { kind: 'queue-unserved', subject: 'reports' };
const HOUR_MS = 3_600_000;

let storage: MemoryJobStorage;
let permissions: (typeof PERMISSIONS)[number][];
let app: DashboardApp;

beforeEach(async () => {
  storage = new MemoryJobStorage();
  permissions = [...PERMISSIONS];
  app = await DashboardApp.start({
    storage,
    dashboard: { authorize: () => ({ name: 'ada', permissions }), statsPollingIntervalMs: 250 },
  });
  await storage.jobs.createJobs([aNewJob({ queue: 'reports' })]);
});
afterEach(() => app.close());

const problems = async () => (await app.get('problems')).body;
const mute = (given: object = {}) => app.send('POST', 'problems/mutes', { ...UNSERVED, ...given });
const unmute = () => app.send('DELETE', 'problems/mutes?kind=queue-unserved&subject=reports');
const audited = async () =>
  (await storage.audit.list({ limit: 10 })).entries.map(
    ({ user, action, subject, details }) => `${user} ${action} ${subject} ${details}`,
  );

describe('The problems of the API', () => {
  it('are those that are found now, whether or not a server has found them', async () => {
    expect((await problems()).open).toMatchObject([UNSERVED]);
    expect((await problems()).open[0]).not.toHaveProperty('openedAt');

    await storage.problems.report({
      found: [{ ...UNSERVED, facts: {} }],
      undecided: [],
      goneAfterMs: HOUR_MS,
    });
    const [record] = await storage.problems.listOpen();
    await mute();
    expect((await problems()).open).toMatchObject([
      { ...UNSERVED, facts: { ready: 1 }, openedAt: record?.openedAt.getTime() },
    ]);
  });

  it('are also those that a server has found because it has looked for longer', async () => {
    const grows = { kind: 'backlog-grows', subject: 'mail', facts: { ready: 500 } };
    const stuck = { kind: 'queue-stuck', subject: 'mail', facts: {} };
    await storage.problems.report({ found: [grows, stuck], undecided: [], goneAfterMs: HOUR_MS });

    expect((await problems()).open).toMatchObject([UNSERVED, grows]);
  });

  it('have a history', async () => {
    const gone = { kind: 'queue-stuck', subject: 'mail', facts: { ready: 3 } };
    await storage.problems.report({ found: [gone], undecided: [], goneAfterMs: HOUR_MS });
    await storage.problems.report({ found: [], undecided: [], goneAfterMs: -1 });

    const [closed] = await storage.problems.listClosed(1);
    expect((await problems()).closed).toEqual([
      {
        ...gone,
        id: closed?.id,
        openedAt: closed?.openedAt.getTime(),
        closedAt: closed?.closedAt?.getTime(),
      },
    ]);
  });

  it('are muted until they end, or for a time, and the audit says so', async () => {
    expect((await mute()).body).toEqual({ changed: true });
    expect((await problems()).open[0].mute).toMatchObject({ by: 'ada' });
    expect((await problems()).open[0].mute).not.toHaveProperty('until');

    await mute({ forMs: HOUR_MS });
    const { mutedAt, until } = (await problems()).open[0].mute;
    expect(until - mutedAt).toBeGreaterThan(HOUR_MS - 10_000);
    expect(until - mutedAt).toBeLessThan(HOUR_MS + 10_000);
    expect(await audited()).toEqual([
      `ada problem.mute reports queue-unserved, until ${new Date(until).toISOString()}`,
      'ada problem.mute reports queue-unserved, until it ends',
    ]);
  });

  it('are not in the overview, nor counted, while they are muted', async () => {
    expect((await app.get('overview')).body).toMatchObject({
      problems: [UNSERVED],
      live: { problems: 1 },
    });
    await mute();
    expect((await app.get('overview')).body).toMatchObject({ problems: [], live: { problems: 0 } });

    expect((await unmute()).body).toEqual({ changed: true });
    expect((await app.get('overview')).body).toMatchObject({ live: { problems: 1 } });
    expect((await unmute()).body).toEqual({ changed: false });
    expect((await audited())[0]).toBe('ada problem.unmute reports queue-unserved');
  });

  it('are muted by those who may pause, and by nobody else', async () => {
    permissions = permissions.filter((permission) => permission !== 'pause');

    expect((await mute()).status).toBe(403);
    expect((await unmute()).status).toBe(403);
    expect(await storage.problems.listMutes()).toEqual([]);
  });

  it.each([
    ['a problem that there is not', { subject: 'nowhere' }, 404],
    ['a time that is too short', { forMs: 1 }, 422],
    ['a time that is too long', { forMs: 31 * 24 * HOUR_MS }, 422],
    ['a time that is no number', { forMs: 'for ever' }, 422],
    ['a subject that is too long', { subject: 'a'.repeat(501) }, 422],
    ['an unknown field', { until: 5 }, 422],
  ])('cannot be muted with %s', async (_, given, status) => {
    expect((await mute(given)).status).toBe(status);
    expect(await storage.problems.listMutes()).toEqual([]);
  });
});
