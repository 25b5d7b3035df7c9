import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { aNewJob } from '../support/builders.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../support/embedded-postgres.js';
import { eventually } from '../support/eventually.js';
import { type TcpProxy, tcpProxy } from '../support/tcp-proxy.js';
import { useBrowser } from './support/browser.js';
import { Site } from './support/site.js';
import { goTo } from './support/walk.js';

const PASSWORD = 'correct-horse';
const NOTICE = 'The store cannot be reached';
/** The browser says so of each answer that is a refusal. */
const REFUSED = /^console: Failed to load resource: .* status of 503/;

useBrowser();

describe('With a store that does not answer', () => {
  let postgres: EmbeddedPostgres;
  let network: TcpProxy;
  let site: Site;
  let page: Page;

  beforeAll(async () => {
    postgres = await startEmbeddedPostgres();
    network = await tcpProxy(postgres.port);
    const url = `postgres://postgres:${PASSWORD}@127.0.0.1:${network.port}/postgres`;
    site = await Site.start({
      storage: { type: 'postgres', url },
      dashboard: { statsPollingIntervalMs: 250 },
    });
    await site.dashboard.storage.jobs.createJobs([aNewJob(), aNewJob({ state: 'Failed' })]);
    page = await site.open('/jobs/all');
    await page.evaluate(() => document.body.setAttribute('data-first', ''));
  }, 60_000);
  afterAll(async () => {
    await site.close();
    await network.close();
    await postgres.dispose();
  });

  afterEach(async () => {
    const complaints = site.complaints.splice(0);
    expect(complaints.filter((complaint) => !REFUSED.test(complaint))).toEqual([]);
    // It has recovered by itself: nothing was loaded anew.
    expect(await page.locator('body[data-first]').count()).toBe(1);
  });

  const notice = () => page.getByRole('status').getByText(NOTICE);
  const failure = () => page.getByRole('alert').getByText(NOTICE);
  const jobs = () => page.getByRole('grid', { name: 'Jobs' });
  const within = { timeout: 30_000 };
  const noticesGone = () =>
    eventually(async () => (await notice().count()) === 0, { withinMs: 30_000 });

  const refusalOf = async (method: string, path: string) => {
    const { status, body, headers } = await site.dashboard.send(method, path);
    const said = `${JSON.stringify(body)} ${JSON.stringify([...headers])}`;
    expect(said).not.toContain(PASSWORD);
    expect(said).not.toMatch(/postgres:|127\.0\.0\.1|ECONN|\bat \/|\.[tj]s\b/);
    return [status, body.code];
  };

  it('says that the store is away, and goes on by itself when it is back', async () => {
    await jobs().waitFor();
    await site.dashboard.get('session');
    await postgres.stop();
    // What was read a moment ago is still answered for a moment.
    await eventually(async () => (await site.dashboard.get('live/latest')).status === 503);

    for (const path of ['jobs', 'overview', 'queues', 'live/latest', 'recurring-jobs', 'audit']) {
      expect([path, await refusalOf('GET', path)]).toEqual([
        path,
        [503, 'HANGFIRE_STORAGE_UNAVAILABLE'],
      ]);
    }
    expect(await refusalOf('PUT', 'queues/default/pause')).toEqual([
      503,
      'HANGFIRE_STORAGE_UNAVAILABLE',
    ]);
    await notice().first().waitFor(within);
    await jobs().waitFor();
    await goTo(site, page, '/queues');
    await failure().waitFor();
    await page.getByText('Trying again by itself.').first().waitFor();

    await postgres.start();
    await page.getByRole('table', { name: 'Queues' }).waitFor(within);
    await noticesGone();
    expect((await site.dashboard.get('jobs')).body.jobs).toHaveLength(2);
  }, 90_000);

  it('says that the store does not answer, and goes on by itself when it does', async () => {
    await goTo(site, page, '/jobs/all');
    await jobs().waitFor();
    network.swallow();

    expect(await refusalOf('GET', 'overview')).toEqual([503, 'HANGFIRE_DASHBOARD_ANSWER_TIMEOUT']);
    await notice().first().waitFor(within);
    network.letThrough();

    await noticesGone();
    expect((await site.dashboard.get('jobs')).status).toBe(200);
  }, 90_000);

  it('says that the store is too slow, and goes on by itself when it is not', async () => {
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.query('BEGIN');
    await client.query('LOCK TABLE hangfire.job IN ACCESS EXCLUSIVE MODE');

    expect(await refusalOf('GET', 'jobs?state=failed')).toEqual([
      503,
      'HANGFIRE_STORAGE_UNAVAILABLE',
    ]);
    await goTo(site, page, '/jobs/failed');
    await failure().waitFor(within);
    await client.query('ROLLBACK');
    await client.end();

    await jobs().waitFor(within);
    await noticesGone();
  }, 90_000);
});
