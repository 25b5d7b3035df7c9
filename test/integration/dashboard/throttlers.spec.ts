import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HangfireDashboardModuleOptions } from '../../../lib/dashboard/dashboard-options.js';
import { type CompiledLibrary, compileLibrary } from '../../support/compiled-library.js';
import { PLATFORMS } from '../../support/dashboard-app.js';
import { DashboardProcess } from '../support/dashboard-process.js';

/** As `throttled-server.mjs` has it. */
const LIMIT = 2;

let library: CompiledLibrary;
beforeAll(() => {
  library = compileLibrary();
});

const started: DashboardProcess[] = [];
const start = async (platform: string, options: HangfireDashboardModuleOptions = {}) => {
  const dashboard = await DashboardProcess.start({
    library,
    program: 'throttled-server.mjs',
    env: { PLATFORM: platform, DASHBOARD_OPTIONS: JSON.stringify(options) },
  });
  started.push(dashboard);
  return dashboard;
};
afterAll(async () => {
  for (const dashboard of started) await dashboard.kill();
});

describe.each(PLATFORMS)(
  'In an application with throttlers and a ValidationPipe, on %s',
  (platform) => {
    let dashboard: DashboardProcess;
    beforeAll(async () => {
      dashboard = await start(platform);
    });

    it('no warning says that the types of its parameters are unknown', () => {
      expect(dashboard.output).not.toMatch(/WARN|ERROR/);
    });

    it('the dashboard answers any number of requests', async () => {
      const orders = () => fetch(`${dashboard.origin}/orders`).then(({ status }) => status);

      for (let times = 0; times < 3 * LIMIT; times += 1) {
        expect((await dashboard.get('session')).status).toBe(200);
      }
      expect((await dashboard.send('PUT', 'queues/mail/pause')).body).toEqual({ changed: true });
      expect([await orders(), await orders(), await orders()]).toEqual([200, 200, 429]);
    });

    it('it refuses the requests that throttlers refuse, where they are to count', async () => {
      const it = await start(platform, { enhancers: 'global' });
      for (let times = 0; times < LIMIT; times += 1) await it.get('session');

      expect(await it.get('session')).toMatchObject({ status: 429, body: { code: 'HTTP_429' } });
    });
  },
);
