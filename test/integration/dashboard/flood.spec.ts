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

const viewer = ({ headers }: DashboardRequest) => ({
  name: String(headers['x-user'] ?? 'ann'),
  permissions: ['view' as const],
});

describe.each(PLATFORMS)(
  'A thousand requests at once of somebody who may look, on %s',
  (platform) => {
    let database: TestDatabase;
    let holder: pg.Client;
    let app: DashboardApp;

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
      await app.get('overview');
      // Whoever reads the audit waits until the store gives that up. The engine never looks there.
      await holder.query('BEGIN; LOCK TABLE hangfire.audit_entry IN ACCESS EXCLUSIVE MODE');
    });
    afterEach(async () => {
      await holder.query('ROLLBACK');
      await app.close();
    });

    const ask = (path: string, user: string) => app.get(path, { 'x-user': user });

    it('shut nobody else out, and cost no server its leases', async () => {
      const [before] = await app.storage.servers.list();
      const flood = Array.from({ length: ASKED }, () => ask('audit', 'ann'));
      const refused = await Promise.race(flood);
      expect(refused).toMatchObject({ status: 503, body: { code: 'HANGFIRE_DASHBOARD_BUSY' } });
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);

      expect((await ask('overview', 'bob')).status).toBe(200);
      const ids = await app.jobs.enqueueMany(Clerk, Array(100).keys(), (it, n) => it.note(n));
      for (const id of ids) {
        await eventually(async () => (await app.jobs.get(id))?.state === 'Succeeded');
      }

      const answers = await Promise.all(flood);
      expect(answers.filter(({ status }) => status !== 503)).toEqual([]);
      expect(app.logger.lines.filter(({ text }) => text.includes('lost its leases'))).toEqual([]);
      expect(await app.storage.servers.list()).toMatchObject([{ id: before?.id }]);
      expect((await ask('jobs', 'ann')).status).toBe(200);
    }, 60_000);
  },
);
