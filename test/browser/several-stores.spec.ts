import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PERMISSIONS } from '../../lib/dashboard/access/permissions.js';
import { HangfireDashboardModule } from '../../lib/dashboard/hangfire-dashboard.module.js';
import { HangfireModule } from '../../lib/nest/hangfire.module.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { DashboardApp } from '../support/dashboard-app.js';
import { type PrefixProxy, prefixProxy } from '../support/prefix-proxy.js';
import { browser, useBrowser } from './support/browser.js';
import { expectGoodLooks } from './support/looks.js';
import { closeSession, openSession } from './support/sessions.js';

useBrowser();

describe('An application with several stores', () => {
  let app: DashboardApp;
  let proxy: PrefixProxy;

  beforeEach(async () => {
    const authorize = () => ({ name: 'ada', permissions: PERMISSIONS });
    const imports = ['Mails', 'Reports'].flatMap((title) => {
      const hangfire = HangfireModule.forRoot({ storage: new MemoryJobStorage(), server: false });
      const path = `/${title.toLowerCase()}`;
      return [hangfire, HangfireDashboardModule.forRoot({ path, hangfire, title, authorize })];
    });
    app = await DashboardApp.of({ imports }, { mount: '' });
    proxy = await prefixProxy('/admin', app.origin);
  });
  afterEach(async () => {
    await proxy.close();
    await app.close();
  });

  it('has a switch from the dashboard of one store to that of another, behind a proxy as well', async () => {
    for (const front of [app.origin, `${proxy.origin}/admin`]) {
      const page = await openSession(browser, new URL(front).origin);
      await page.goto(`${front}/mails/queues`);
      const choice = page.getByRole('combobox', { name: 'Store' });
      await choice.waitFor();
      await expectGoodLooks(page);

      await choice.selectOption('Reports');
      await page.waitForURL(`${front}/reports/`);
      await page.getByRole('link', { name: 'Reports', exact: true }).waitFor();
      expect(await choice.inputValue()).toBe('/reports');
      await closeSession(browser, page);
    }
  });
});
