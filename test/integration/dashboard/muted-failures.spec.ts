import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { AutomaticRetry } from '../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { PERMISSIONS } from '../../../lib/dashboard/access/permissions.js';
import { FAILURE_MUTE } from '../../../lib/problems/muted-failures.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { DashboardApp } from '../../support/dashboard-app.js';
import { eventually } from '../../support/eventually.js';

const HOUR_MS = 3_600_000;
const ATTEMPTS = 10;

class MailServerAwayError extends Error {
  override name = 'MailServerAwayError';
}

@Injectable()
class MailService {
  @AutomaticRetry(0)
  send(): void {
    throw new MailServerAwayError('Nobody took the mail');
  }

  @AutomaticRetry(0)
  print(): void {
    throw new RangeError('No paper');
  }
}

let storage: MemoryJobStorage;
let permissions: (typeof PERMISSIONS)[number][];
let app: DashboardApp;
let fingerprint: string;

beforeEach(async () => {
  storage = new MemoryJobStorage();
  permissions = [...PERMISSIONS];
  app = await DashboardApp.start({
    storage,
    server: {
      applicationVersion: '1.0.0',
      attemptReportIntervalMs: 100,
      problemCheckIntervalMs: 100,
      heartbeatIntervalMs: 100,
    },
    providers: [MailService],
    dashboard: { authorize: () => ({ name: 'ada', permissions }), statsPollingIntervalMs: 250 },
  });
  await app.jobs.enqueueMany(MailService, Array.from({ length: ATTEMPTS }), (it) => it.send());
  fingerprint = await eventually(async () => {
    const [group] = (await overview()).failures;
    return group?.attempts === ATTEMPTS && group.fingerprint;
  });
});
afterEach(() => app.close());

const overview = async () => (await app.get('overview')).body;
const failure = async () => (await app.get(`failures/${fingerprint}`)).body;
const mute = (given: object = {}, of = fingerprint) =>
  app.send('PUT', `failures/${of}/mute`, given);
const unmute = () => app.send('DELETE', `failures/${fingerprint}/mute`);
const failing = async () =>
  (await overview()).problems
    .filter(({ kind }: { kind: string }) => kind === 'method-failing')
    .map(({ subject }: { subject: string }) => subject);
const audited = async () =>
  (await storage.audit.list({ limit: 10 })).entries.map(
    ({ user, action, subject, details }) => `${user} ${action} ${subject} ${details}`,
  );

describe('A muted failure', () => {
  it('is no problem of the method, and is shown as muted, until it is unmuted', async () => {
    expect(await failing()).toEqual(['MailService.send']);

    expect((await mute()).body).toEqual({ changed: true });
    expect(await failing()).toEqual([]);
    expect((await overview()).failures).toMatchObject([
      { fingerprint, attempts: ATTEMPTS, mute: { by: 'ada', mutedAt: expect.any(Number) } },
    ]);
    expect((await failure()).mute).toMatchObject({ by: 'ada' });
    expect((await failure()).mute).not.toHaveProperty('until');

    expect((await unmute()).body).toEqual({ changed: true });
    expect(await failing()).toEqual(['MailService.send']);
    expect((await failure()).mute).toBeUndefined();
    expect((await unmute()).body).toEqual({ changed: false });
  });

  it('does not hide that other failures make a method fail', async () => {
    await mute();
    await app.jobs.enqueueMany(MailService, Array.from({ length: ATTEMPTS }), (it) => it.print());

    await eventually(async () => (await failing()).length > 0);
    expect(await failing()).toEqual(['MailService.print']);
  });

  it('outlasts the problem, for a time or for ever', async () => {
    await mute({ forMs: HOUR_MS });
    const { mutedAt, until } = (await failure()).mute;
    expect(until - mutedAt).toBeGreaterThan(HOUR_MS - 10_000);
    expect(until - mutedAt).toBeLessThan(HOUR_MS + 10_000);

    await mute();
    await storage.problems.report({ found: [], undecided: [], goneAfterMs: -1 });
    expect((await failure()).mute).toMatchObject({ by: 'ada' });
  });

  it('until the next version is heard of when a server runs that', async () => {
    expect((await failure()).runningVersions).toEqual(['1.0.0']);
    await mute({ untilNextVersion: true });
    expect((await failure()).mute).toMatchObject({ versions: ['1.0.0'] });
    expect(await failing()).toEqual([]);

    const next = await DashboardApp.start({
      storage,
      server: { name: 'next', applicationVersion: '1.1.0' },
      dashboard: { authorize: () => true },
    });
    await eventually(async () => (await storage.problems.listMutes()).length === 0);
    expect((await failure()).mute).toBeUndefined();
    await next.close();
  });

  it('is told in the audit', async () => {
    await mute();
    await mute({ untilNextVersion: true });
    await mute({ forMs: HOUR_MS });
    const { until } = (await failure()).mute;
    await unmute();

    const muted = `ada failure.mute ${fingerprint} MailServerAwayError`;
    expect(await audited()).toEqual([
      `ada failure.unmute ${fingerprint} undefined`,
      `${muted}, until ${new Date(until).toISOString()}`,
      `${muted}, until another version than 1.0.0 runs`,
      `${muted}, for ever`,
    ]);
  });
});

describe('A failure cannot be muted', () => {
  it('by those who may not pause', async () => {
    permissions = permissions.filter((permission) => permission !== 'pause');

    expect((await mute()).status).toBe(403);
    expect((await unmute()).status).toBe(403);
    expect(await storage.problems.listMutes()).toEqual([]);
  });

  it.each([
    ['for a time that is too short', { forMs: 1 }],
    ['for a time that is too long', { forMs: 31 * 24 * HOUR_MS }],
    ['for a time that is no number', { forMs: 'for ever' }],
    ['with an unknown field', { until: 5 }],
  ])('%s', async (_, given) => {
    expect((await mute(given)).status).toBe(422);
    expect(await storage.problems.listMutes()).toEqual([]);
  });

  it('if nothing is known of it', async () => {
    expect((await mute({}, '0123456789abcdef')).status).toBe(404);
  });

  it('if 500 others are muted', async () => {
    for (let count = 0; count < 500; count += 1) {
      await storage.problems.mute({
        kind: FAILURE_MUTE,
        subject: `f${count}`,
        by: 'ada',
        isLasting: true,
      });
    }
    const answer = await mute();

    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).toContain('Unmute some first');
  });
});
