import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import type { Page } from 'playwright-core';
import { AutomaticRetry } from '../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import type { Permission } from '../../lib/dashboard/answers/session.js';
import { JobDisplayName } from '../../lib/job/job-display-name.js';
import { eventually } from '../support/eventually.js';
import { closePages, useBrowser } from './support/browser.js';
import { expectJobs } from './support/job-list.js';
import { expectGoodLooks } from './support/looks.js';
import { placesOf } from './support/places-in-turn.js';
import { settles } from './support/settles.js';
import { heading } from './support/shell.js';
import { Site } from './support/site.js';

class MailServerAwayError extends Error {
  override name = 'MailServerAwayError';
}

@Injectable()
class MailService {
  static isAway = true;

  /** Retried in an hour. */
  @AutomaticRetry({ attempts: 3, delaysInSeconds: [3_600] })
  @JobDisplayName('Greet {0}')
  greet(reader: number): void {
    deliver(reader);
  }

  @AutomaticRetry(0)
  @JobDisplayName('Bill {0}')
  bill(reader: number): void {
    deliver(reader);
  }
}

/** The cause that both methods have in common. */
function deliver(reader: number): void {
  if (MailService.isAway) throw new MailServerAwayError(`Nobody took the mail to reader ${reader}`);
}

const GREETED = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const BILLED = [1, 2, 3];

useBrowser();

describe.each(placesOf(import.meta.url))('An outage on $platform, $where', (place) => {
  let site: Site;
  let page: Page;

  beforeEach(async () => {
    MailService.isAway = true;
    site = await Site.start({
      place,
      server: { name: 'mailer', attemptReportIntervalMs: 100 },
      providers: [MailService],
      dashboard: { statsPollingIntervalMs: 250 },
    });
    page = await site.open();
    await heading(page, 'Overview').waitFor();
    await site.dashboard.jobs.enqueueMany(MailService, GREETED, (it, reader) => it.greet(reader));
  });
  afterEach(async () => {
    await closePages();
    expect(site.complaints.splice(0)).toEqual([]);
    await site.close();
  });

  const group = () =>
    page
      .getByRole('table', { name: 'What fails' })
      .getByRole('row', { name: 'MailServerAwayError' });

  it('of a method whose jobs are all retried is on the overview without a click', async () => {
    await group().getByRole('cell', { name: '12', exact: false }).first().waitFor();
    await group()
      .getByRole('img', {
        name: /^Failed attempts by minute in the last hour: \d+ in the worst minute, \d+ in the latest$/,
      })
      .waitFor();
    expect((await group().getByRole('cell').allInnerTexts()).slice(1, 3)).toEqual(['12', '0']);

    const problems = page.getByRole('region', { name: 'Problems' });
    await problems
      .getByText(
        /^MailService\.greet has failed for .*: 100% of its attempts, .* a minute\. 12 jobs wait for a retry\.$/,
      )
      .waitFor();
    await settles(async () => expect(await page.title()).toBe('(1) Overview · Hangfire'));
    await problems.getByRole('link', { name: 'Look' }).click();
    await heading(page, 'MailServerAwayError').waitFor();
  });

  it('is over in four clicks: its Failed jobs are requeued from the page of the failure', async () => {
    const { jobs } = site.dashboard;
    const ids = await jobs.enqueueMany(MailService, BILLED, (it, reader) => it.bill(reader));
    await group().getByRole('cell', { name: '3', exact: true }).waitFor();
    MailService.isAway = false;

    await group().getByRole('link', { name: 'MailServerAwayError' }).click();
    await page.getByRole('button', { name: 'Requeue all 3 Failed jobs' }).click();
    const dialog = page.getByRole('dialog', { name: 'Requeue 3 jobs?' });
    await dialog.getByRole('button', { name: 'Requeue' }).click();

    await page.getByText('Requeued 3 of 3').waitFor();
    const states = async () =>
      Promise.all(ids.map(async (id) => (await jobs.get(id as string))?.state));
    await eventually(async () => (await states()).every((state) => state === 'Succeeded'));
    await page.getByRole('button', { name: /^Requeue/ }).waitFor({ state: 'detached' });
  });
});

describe('The page of a failure', () => {
  let site: Site;
  let address: string;

  beforeAll(async () => {
    MailService.isAway = true;
    site = await Site.start({
      server: { name: 'mailer', applicationVersion: '7.1.0', attemptReportIntervalMs: 100 },
      providers: [MailService],
      dashboard: { statsPollingIntervalMs: 250, authorize: whoeverTheHeadersName },
    });
    const { jobs } = site.dashboard;
    await jobs.enqueueMany(MailService, GREETED, (it, reader) => it.greet(reader));
    await jobs.enqueueMany(MailService, BILLED, (it, reader) => it.bill(reader));
    address = await eventually(async () => {
      const { failures } = (await site.dashboard.get('overview', as('view'))).body;
      return failures[0]?.attempts === 15 && `/failures/${failures[0].fingerprint}`;
    });
  });
  afterEach(async () => {
    await closePages();
    expect(site.complaints.splice(0)).toEqual([]);
  });
  afterAll(() => site.close());

  const open = (permissions: string, path = address) =>
    site.open(path, { extraHTTPHeaders: as(permissions) });
  const fact = (page: Page, name: string) =>
    page.getByRole('term').filter({ hasText: name }).locator('..').getByRole('definition');
  const rowsOf = (page: Page, table: string) =>
    page.getByRole('table', { name: table, exact: true }).getByRole('row');

  it('says what failed, when, how often and where', async () => {
    const page = await open('view');
    await heading(page, 'MailServerAwayError').waitFor();

    await fact(page, 'Latest message')
      .getByText(/^Nobody took the mail to reader \d+$/)
      .waitFor();
    expect(await fact(page, 'First seen').innerText()).toMatch(/ago|now/);
    await page
      .getByRole('region', { name: 'Failed attempts' })
      .getByRole('listitem')
      .getByText('15')
      .waitFor();
    await rowsOf(page, 'By method')
      .filter({ hasText: 'MailService.greet' })
      .getByText('12 (80%)')
      .waitFor();
    await rowsOf(page, 'By method')
      .filter({ hasText: 'MailService.bill' })
      .getByText('3 (20%)')
      .waitFor();
    await rowsOf(page, 'By server').filter({ hasText: 'mailer' }).getByText('15 (100%)').waitFor();
    await rowsOf(page, 'By queue').filter({ hasText: 'default' }).waitFor();
    await rowsOf(page, 'Latest jobs').nth(5).waitFor();

    await page.getByRole('link', { name: '24 h' }).click();
    await page.getByText('Show as table').click();
    await rowsOf(page, 'Failed attempts').nth(24).waitFor();
  });

  it('leads to its Failed jobs, and to those that wait for a retry', async () => {
    const page = await open('view');
    await fact(page, 'Failed jobs').getByRole('link', { name: '3' }).click();
    await heading(page, 'Failed').waitFor();
    await expectJobs(page, ['Bill 3', 'Bill 2', 'Bill 1']);

    await page.goBack();
    await fact(page, 'Jobs that wait for a retry').getByRole('link', { name: '12' }).click();
    await heading(page, 'Retries').waitFor();
    await page.getByText('Greet 12').waitFor();
  });

  it('offers what the reader may do', async () => {
    const viewer = await open('view');
    await heading(viewer, 'MailServerAwayError').waitFor();
    expect(await viewer.getByRole('button', { name: /Failed job/ }).count()).toBe(0);

    const cleaner = await open('view delete');
    await cleaner.getByRole('button', { name: 'Delete all 3 Failed jobs' }).waitFor();
    expect(await cleaner.getByRole('button', { name: /^Requeue/ }).count()).toBe(0);
  });

  it('is muted until the next version by those who may, and shown as muted here and on the overview', async () => {
    const page = await open('view pause');
    const choice = page.getByRole('combobox', { name: 'How long to mute: MailServerAwayError' });
    await choice.waitFor();
    expect(await choice.getByRole('option').allInnerTexts()).toEqual([
      'for ever',
      'for an hour',
      'for a day',
      'until the next version',
    ]);
    await choice.selectOption({ label: 'until the next version' });
    await page.getByRole('button', { name: 'Mute: MailServerAwayError' }).focus();
    await page.keyboard.press('Enter');
    const state = page.getByText(
      /^Muted by ada until another version than 7\.1\.0 runs \((now|.* ago)\)$/,
    );
    await state.waitFor();
    await expectGoodLooks(page);

    await page.getByRole('link', { name: 'Overview' }).click();
    await page
      .getByRole('table', { name: 'What fails' })
      .getByRole('row', { name: 'MailServerAwayError' })
      .getByText(/^Muted by ada until another version than 7\.1\.0 runs/)
      .waitFor();
    await page.getByText(/^MailService\.greet has failed/).waitFor({ state: 'detached' });

    const viewer = await open('view');
    await viewer.getByText(/^Muted by ada until another version/).waitFor();
    expect(await viewer.getByRole('button', { name: /ute: / }).count()).toBe(0);
  });

  it('is unmuted again, and the audit has both', async () => {
    const page = await open('view pause');
    await page.getByRole('button', { name: 'Unmute: MailServerAwayError' }).click();
    await page.getByRole('button', { name: 'Mute: MailServerAwayError' }).waitFor();
    await page.goto(`${site.url}/audit`);

    const row = page.getByRole('row', { name: /ada Muted a failure/ });
    await row.getByText('MailServerAwayError', { exact: true }).waitFor();
    await row.getByText('until another version than 7.1.0 runs').waitFor();
    await page
      .getByRole('row', { name: /ada Unmuted a failure/ })
      .getByRole('link')
      .click();
    await heading(page, 'MailServerAwayError').waitFor();
  });

  it('is readable by everybody, in the light and in the dark, and on a phone', async () => {
    const page = await open('view requeue delete');
    await rowsOf(page, 'By method').filter({ hasText: 'MailService.greet' }).waitFor();
    await page.getByRole('img').locator('canvas').waitFor();

    await expectGoodLooks(page);
  });

  it('says so where nothing is known of it', async () => {
    const page = await open('view', '/failures/0123456789abcdef');

    await page.getByText('Nothing is known of such a failure, or no longer.').waitFor();
    await page.getByRole('main').getByText('0123456789abcdef').waitFor();
    await site.refused(404);
  });
});

const as = (permissions: string) => ({ permissions });

const whoeverTheHeadersName = ({ headers }: { headers: Record<string, string> }) => ({
  name: 'ada',
  permissions: (headers.permissions?.split(' ') ?? []) as Permission[],
});
