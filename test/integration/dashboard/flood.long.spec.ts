import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import type { DashboardRequest } from '../../../lib/dashboard/access/dashboard-request.js';
import { DashboardApp, PLATFORMS } from '../../support/dashboard-app.js';
import { eventually } from '../../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const ASKED = 1_000;

@Injectable()
class Clerk {
  note(number: number): number {
    return number;
  }
}

/** Who says no name has none. */
const viewer = ({ headers }: DashboardRequest) =>
  headers['x-user'] ? { name: String(headers['x-user']), permissions: ['view' as const] } : true;

describe.each(PLATFORMS)(
  'A thousand requests at once from somebody who may view, on %s',
  (platform) => {
    let database: TestDatabase;
    let holder: pg.Client;
    let app: DashboardApp;
    let server: string;

    beforeAll(async () => {
      database = await createTestDatabase();
      holder = new pg.Client(database.url);
      await holder.connect();
    });
    afterAll(async () => {
      await holder.end();
      await database.drop();
    });
    beforeEach(async () => {
      app = await DashboardApp.start({
        platform,
        storage: { type: 'postgres', url: database.url },
        server: { heartbeatIntervalMs: 500, serverTimeoutMs: 10_000 },
        dashboard: { authorize: viewer },
        providers: [Clerk],
      });
      server = await eventually(async () => (await app.storage.servers.list())[0]?.id);
      await app.get('overview');
      // Whoever reads the audit waits until the store gives that up. The engine never looks there.
      await holder.query('BEGIN; LOCK TABLE hangfire.audit_entry IN ACCESS EXCLUSIVE MODE');
    });
    afterEach(async () => {
      await holder.query('ROLLBACK');
      await app.close();
    });

    const ask = (path: string, from: Record<string, string>) => app.get(path, from);
    const hasDone = async (amount: number) => {
      const numbers = Array(amount).keys();
      const ids = await app.jobs.enqueueMany(Clerk, numbers, (it, n) => it.note(n));
      for (const id of ids) {
        await eventually(async () => (await app.jobs.get(id))?.state === 'Succeeded');
      }
    };
    /** On a busy machine, the store may give the first ones up before the last ones have come. */
    const firstRefusedOf = (flood: readonly ReturnType<typeof ask>[]) =>
      Promise.any(
        flood.map(async (asked) => {
          const answer = await asked;
          expect(answer.body).toMatchObject({ code: 'HANGFIRE_DASHBOARD_BUSY' });
          return answer;
        }),
      );
    const keepsLeases = async () => {
      expect(app.logger.lines.filter(({ text }) => text.includes('lost its leases'))).toEqual([]);
      expect(await app.storage.servers.list()).toMatchObject([{ id: server }]);
    };

    it.each([
      ['with a name', { 'x-user': 'ann' }, { 'x-user': 'bob' }],
      ['without a name', { cookie: 'session=1' }, { cookie: 'session=2' }],
    ])(
      '%s shut nobody else out, and cost no server its leases',
      async (_, someone: Record<string, string>, other: Record<string, string>) => {
        const flood = Array.from({ length: ASKED }, () => ask('audit', someone));
        const refused = await firstRefusedOf(flood);
        expect(refused.status).toBe(503);
        expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);

        expect((await ask('overview', other)).status).toBe(200);
        await hasDone(100);

        const answers = await Promise.all(flood);
        expect(answers.filter(({ status }) => status !== 503)).toEqual([]);
        await keepsLeases();
        expect((await ask('jobs', someone)).status).toBe(200);
      },
      60_000,
    );

    it('as if from a thousand people cost no server its leases', async () => {
      const flood = Array.from({ length: ASKED }, (_, n) => ask('audit', { cookie: `id=${n}` }));
      expect((await Promise.race(flood)).status).toBe(503);
      await hasDone(100);

      const answers = await Promise.all(flood);
      expect(answers.filter(({ status }) => status !== 503)).toEqual([]);
      await keepsLeases();
    }, 60_000);
  },
);
