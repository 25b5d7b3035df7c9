import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { PERMISSIONS } from '../../lib/dashboard/access/permissions.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../support/eventually.js';
import { useBrowser } from './support/browser.js';
import {
  type HostilePlaces,
  HostileService,
  inColumn,
  storeHostile,
} from './support/hostile-store.js';
import { HOSTILE_TEXTS } from './support/hostile-texts.js';
import { ALL_PLACES, type Place } from './support/places.js';
import { Site } from './support/site.js';
import { Tripwire } from './support/tripwire.js';
import { asShown, goTo, seesTexts } from './support/walk.js';

const STATES = ['enqueued', 'scheduled', 'processing', 'failed', 'deleted', 'awaiting'];
const LISTS = [
  ...STATES.map((state) => `/jobs/${state}`),
  ...[
    '/retries',
    '/recurring',
    '/batches',
    '/queues',
    '/servers',
    '/problems',
    '/bulk-operations',
    '/performance',
    '',
  ],
];
/** Of a long text, as much as is shown everywhere. */
const beginning = (text: string) => asShown(text.slice(0, 40));
/** Enough where a page is made of what other pages are made of too. */
const some = <T>(all: readonly T[]) => all.filter((_, index) => index % 3 === 0);
const inAddress = (text: string) => encodeURIComponent(text.toWellFormed());
/** The browser says so of each answer that is a refusal. */
const REFUSED = /^console: Failed to load resource: .* status of (404|422)/;

const placeOf = (platform: Place['platform']) =>
  ALL_PLACES.find(
    (place) => place.platform === platform && place.where === 'at /hangfire',
  ) as Place;

useBrowser();

describe.each([
  { place: placeOf('express'), texts: HOSTILE_TEXTS },
  // What the platforms do themselves, with addresses above all, is the same for most texts.
  { place: placeOf('fastify'), texts: HOSTILE_TEXTS.filter((_, index) => index % 5 === 1) },
])('Hostile texts on $place.platform', ({ place, texts }) => {
  const names = texts.map(inColumn);
  let user = 'Ada';
  let site: Site;
  let page: Page;
  let tripwire: Tripwire;
  const places = new Map<string, HostilePlaces>();

  beforeAll(async () => {
    const storage = new MemoryJobStorage();
    site = await Site.start({
      place,
      storage,
      providers: [HostileService],
      dashboard: {
        title: texts[0],
        statsPollingIntervalMs: 3_600_000,
        authorize: () => ({ name: user, permissions: PERMISSIONS }),
      },
    });
    for (const text of texts) places.set(text, await storeHostile(storage, text));
    page = await site.open();
    // Each list shows all of them on its first page.
    await page.evaluate(() => localStorage.setItem('hangfire.pageSize', '100'));
    tripwire = await Tripwire.on(site, page);
  });
  afterAll(() => site.close());

  afterEach(async () => {
    expect(await tripwire.findings()).toEqual([]);
    expect(site.complaints.splice(0).filter((complaint) => !REFUSED.test(complaint))).toEqual([]);
  });

  const visit = async (path: string, ...expected: string[]) => {
    await goTo(site, page, path);
    await seesTexts(page, expected);
    expect([path, await tripwire.findings()]).toEqual([path, []]);
  };

  it('are text in every list', async () => {
    for (const list of LISTS) await visit(list, ...names.map(beginning));
    // Its rows come without long arguments, and so without long names made of them.
    const short = texts.filter((text) => text.length < 1_000);
    await visit('/jobs/succeeded', ...short.map(beginning));
    await visit('/audit', ...names.slice(-20).map(beginning));
  });

  it('are text on the page of a job', async () => {
    for (const [text, { failedJob, namedJob }] of places) {
      await visit(`/jobs/details/${failedJob}`, failedJob, beginning(text));
      await visit(`/jobs/details/${namedJob}`, namedJob, beginning(text));
    }
    for (const [text, { blockedJob, awaitingJob }] of some([...places])) {
      await visit(`/jobs/details/${blockedJob}`, blockedJob, beginning(text));
      await visit(`/jobs/details/${awaitingJob}`, awaitingJob, beginning(text));
    }
  }, 90_000);

  it('are text on the pages of recurring jobs, batches, bulk operations and failures', async () => {
    for (const { recurringJob, batch, operation, failure } of places.values()) {
      const shown = beginning(recurringJob);
      await visit(`/recurring/details?id=${inAddress(recurringJob)}`, 'Next times', shown);
      await visit(`/batches/${batch}`, batch, 'Nested batches', shown);
      await visit(`/flow/${batch}`, 'As a list', shown);
      await visit(`/bulk-operations/${operation}`, shown);
      await visit(`/failures/${failure}`, 'By version', shown);
    }
  }, 90_000);

  it('are text in addresses', async () => {
    for (const name of names) {
      const part = inAddress(name);
      await visit(`/jobs/details/${part}`, 'There is no job with this id', beginning(name));
      await visit(`/jobs/${part}?q=${part}`, 'Matching', beginning(name));
    }
    for (const name of some(names)) {
      const part = inAddress(name);
      await visit(`/audit?q=${part}&cursor=${part}`, 'That cannot be understood');
      await visit(`/failures/${part}`, 'Nothing is known of such a failure', beginning(name));
      await visit(`/batches/${part}`, 'There is no batch with this id', beginning(name));
      await visit(`/flow/${part}`, 'There is no job or batch with this id', beginning(name));
      await visit(`/nothing/${part}`, 'There is no such page');
    }
  }, 90_000);

  it('are text in dialogs, toasts, suggestions and tooltips', async () => {
    for (const [text, { failedJob, recurringJob }] of [...places].slice(0, 3)) {
      const dialog = page.getByRole('dialog');
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
      const isShown = (shown: string | RegExp) => page.getByText(shown).first().waitFor();

      await visit(`/jobs/details/${failedJob}`, failedJob);
      await press('Delete');
      await dialog.getByText(beginning(text)).waitFor();
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await page.getByText(beginning(text)).first().hover();

      await visit(`/recurring/details?id=${inAddress(recurringJob)}`, 'Next times');
      await press('Edit');
      await isShown(/cannot be understood|no valid cron/);
      await press('Cancel');
      await press(`Trigger ${recurringJob}`);
      await page.getByRole('status').getByText(recurringJob).first().waitFor();
      await press('Remove');
      await dialog.getByText(recurringJob).waitFor();
      await dialog.getByRole('button', { name: 'Remove' }).click();
      await isShown(`${recurringJob} was removed.`);

      await visit('/servers', recurringJob);
      const server = page.getByRole('table', { name: 'Servers' }).getByRole('link').first();
      const tooltip = page.getByRole('tooltip');
      // The page scrolls to the link, and scrolling hides what hovering has brought.
      await eventually(() => server.hover().then(() => tooltip.isVisible()));
      expect(names).toContain(await tooltip.textContent());
      await page.getByLabel('Search jobs').fill('server:');
      await page.getByRole('option').first().click();
      expect(await tripwire.findings()).toEqual([]);
    }
  }, 90_000);

  it('are found by their ids in addresses of the API, and kept in the audit', async () => {
    for (const name of names) {
      user = name.slice(0, 100);
      const { token } = (await site.dashboard.get('session')).body;
      const path = `servers/stops?id=${inAddress(name)}`;
      const stopped = await site.dashboard.send('POST', path, undefined, {
        'x-hangfire-token': token,
      });
      const { entries } = (await site.dashboard.get('audit?limit=1')).body;

      expect([name, stopped.status]).toEqual([name, 200]);
      expect(entries).toMatchObject([{ user: user.trim(), action: 'server.stop', subject: name }]);
    }
  });

  it('do not get into the page that the server sends', async () => {
    const { body } = await site.dashboard.fetch('/jobs/all');
    for (const name of names) {
      const page = await site.dashboard.fetch(`/jobs/${inAddress(name)}?q=${inAddress(name)}`);

      expect([name, page.status, page.body]).toEqual([name, 200, body]);
    }
  });

  it('would be noticed if they were markup', async () => {
    const bare = await site.open('/audit');
    const other = await Tripwire.on(site, bare);
    for (const text of texts.filter((it) => /^(?:<script|"><img|<iframe)/.test(it))) {
      const before = await other.findings();
      await bare.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), text);
      expect([text, (await other.findings()).length]).not.toEqual([text, before.length]);
    }
    await bare.context().close();
    expect(site.complaints.splice(0)).not.toEqual([]);
  }, 90_000);
});
