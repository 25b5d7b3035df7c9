import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
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

let dashboard: DashboardProcess | undefined;
afterEach(() => dashboard?.kill());

describe.each(PLATFORMS)(
  'In an application with throttlers and a ValidationPipe, on %s',
  (platform) => {
    const start = async (options: HangfireDashboardModuleOptions = {}) => {
      dashboard = await DashboardProcess.start({
        library,
        program: 'throttled-server.mjs',
        env: { PLATFORM: platform, DASHBOARD_OPTIONS: JSON.stringify(options) },
      });
      return dashboard;
    };

    it('the dashboard answers any number of requests', async () => {
      const it = await start();
      const orders = () => fetch(`${it.origin}/orders`).then(({ status }) => status);

      for (let times = 0; times < 3 * LIMIT; times += 1) {
        expect((await it.get('session')).status).toBe(200);
      }
      expect((await it.send('PUT', 'queues/mail/pause')).body).toEqual({ changed: true });
      expect([await orders(), await orders(), await orders()]).toEqual([200, 200, 429]);
    });

    it('no warning says that the types of its parameters are unknown', async () => {
      const { output } = await start();

      expect(output).not.toMatch(/WARN|ERROR/);
    });

    it('it refuses the requests that throttlers refuse, where they are to count', async () => {
      const it = await start({ enhancers: 'global' });
      for (let times = 0; times < LIMIT; times += 1) await it.get('session');

      expect(await it.get('session')).toMatchObject({ status: 429, body: { code: 'HTTP_429' } });
    });
  },
);
