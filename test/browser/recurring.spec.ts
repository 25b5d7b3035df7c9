import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { RecurringJobService } from '../../lib/client/recurring-job-service.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../support/eventually.js';
import { aRecurringJob } from '../support/recurring-builders.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { closePages, useBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectGoodLooks } from './support/looks.js';
import { AT_HANGFIRE, type Place } from './support/places.js';
import { placesOf } from './support/places-in-turn.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';

const HOUR_MS = 3_600_000;
/** Nothing in it may be taken for markup, or for a part of the address. */
const ID = 'nightly/ü 100%?';

useBrowser();

/** A site where it is Wednesday, a bit after half past ten, with three recurring jobs. */
async function started(place: Place): Promise<Site> {
  const clock = new ShiftedClock('2026-03-11T08:30:00Z');
  const site = await Site.start({
    place,
    storage: new MemoryJobStorage({ clock }),
    server: { heartbeatIntervalMs: 200, serverTimeoutMs: 24 * HOUR_MS },
    providers: [InvoiceService],
    dashboard: { statsPollingIntervalMs: 250 },
  });
  const recurring = site.dashboard.app.get(RecurringJobService);
  await recurring.addOrUpdate('hourly', InvoiceService, (it) => it.send(1), '0 * * * *');
  await runsAfter(clock, HOUR_MS, 'Succeeded');
  await recurring.addOrUpdate('hourly', InvoiceService, (it) => it.charge(1), '0 * * * *');
  await runsAfter(clock, HOUR_MS, 'Failed');
  await recurring.addOrUpdate(ID, InvoiceService, (it) => it.send(2), '0 3 * * *', {
    timeZone: 'Europe/Istanbul',
  });
  await site.dashboard.storage.recurring.change('broken', () => {
    const plan = { type: 'InvoiceService', method: 'send', cron: '0 25 * * *' };
    return aRecurringJob({ id: 'broken', ...plan, nextRunAt: clock.now() });
  });
  await eventually(async () => (await recurring.get('broken'))?.error !== undefined);
  return site;

  async function runsAfter(of: ShiftedClock, ms: number, state: string): Promise<void> {
    of.shift(ms);
    await eventually(async () => (await recurring.occurrences('hourly', 1))[0]?.state === state);
  }
}

describe.each(placesOf(import.meta.url))('Recurring jobs on $platform, $where', (place) => {
  let site: Site;
  let page: Page;

  beforeAll(async () => {
    site = await started(place);
    page = await site.open('/recurring');
  });
  // However the case before has ended, nothing of it is open.
  beforeEach(() => page.goto(`${site.url}/recurring`));
  afterEach(() => expect(site.complaints.splice(0)).toEqual([]));
  afterAll(() => site.close());

  const showDetails = async (id: string) => {
    await page.getByRole('link', { name: id, exact: true }).click();
    await page.getByRole('heading', { name: id, level: 1 }).waitFor();
  };
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const toast = (text: string) => page.getByRole('status').getByText(text).waitFor();
  const dialog = () => page.getByRole('dialog');
  const preview = (text: string | RegExp) => dialog().getByText(text).waitFor();

  it('are listed with their schedule in words, their last and their next run', async () => {
    await row(ID).getByText('At 03:00', { exact: true }).waitFor();
    await settles(async () =>
      expect(await row(ID).innerText()).toMatch(
        /Send invoice 2\s+At 03:00\n0 3 \* \* \* · Europe\/Istanbul\s+Never\s+Never\s+in 13 hr\./,
      ),
    );
    await settles(async () =>
      expect(await row('hourly').innerText()).toMatch(
        /Every hour\n0 \* \* \* \* · UTC\s+3\d min\. ago\s+in 2\d min\./,
      ),
    );
  });

  it('show their last runs as a strip, the latest at the end', async () => {
    const strip = page.getByRole('link', { name: 'Last runs: 1 Failed, 1 Succeeded' });
    await strip.locator('span').last().hover();
    await page
      .getByRole('tooltip')
      .getByText(/Made up\nFailed/)
      .waitFor();

    await strip.click();
    const runs = page.getByRole('table', { name: 'Last runs' }).getByRole('row');
    await runs.nth(2).waitFor();
    await settles(async () =>
      expect((await runs.allInnerTexts()).slice(1)).toEqual([
        expect.stringMatching(
          /^Made up\s+30 min( \d+ sec)? late\s+3\d min\. ago\s+(now|\d+ (sec|min)\. ago)\s+[\d.]+ m?s(ec)?\s+Failed\s+….{10}$/,
        ),
        expect.stringMatching(
          /^Made up\s+30 min( \d+ sec)? late\s+1 hr\. ago\s+1 hr\. ago\s+[\d.]+ m?s(ec)?\s+Succeeded\s+….{10}$/,
        ),
      ]),
    );
    await runs.nth(1).getByRole('link').click();
    await page.getByRole('heading', { name: 'Charge invoice 1' }).waitFor();
  });

  it('say what keeps them from being scheduled', async () => {
    await row('broken')
      .getByText(/Invalid hour in "0 25 \* \* \*"/)
      .waitFor();
    await showDetails('broken');
    await page
      .getByRole('alert')
      .getByText(/Invalid hour in "0 25 \* \* \*"/)
      .waitFor();
  });

  it('have a page with their next five times, by the clocks of their zone', async () => {
    await showDetails(ID);
    const times = page.getByRole('region', { name: 'Next times' }).getByRole('listitem');

    await times.first().waitFor();
    await settles(async () =>
      expect(await times.allInnerTexts()).toEqual(
        [12, 13, 14, 15, 16].map((day) =>
          expect.stringMatching(
            new RegExp(`, Mar ${day}, 2026, 03:00:00 AM GMT\\+3\\s+(in|tomorrow)`),
          ),
        ),
      ),
    );
    // One of the other recurring jobs has a problem.
    await settles(async () => expect(await page.title()).toBe(`(1) ${ID} · Hangfire`));
  });

  it('are triggered', async () => {
    await showDetails(ID);
    await button(`Trigger ${ID}`).click();
    await toast(`${ID} was triggered.`);

    const runs = page.getByRole('table', { name: 'Last runs' });
    await runs.getByRole('row', { name: /Triggered by .*Succeeded/ }).waitFor();
  });

  it('are paused, and resumed', async () => {
    const next = page.getByRole('region', { name: 'Schedule' });

    await showDetails(ID);
    await button(`Pause ${ID}`).click();
    await next.getByText(/^Paused (now|\d+ sec\. ago)/).waitFor();
    await next.getByText(/^by /).waitFor();
    await page
      .getByRole('region', { name: 'Next times' })
      .getByText('None while it is paused.')
      .waitFor();
    await button(`Resume ${ID}`).click();
    await next.getByText('in 13 hr.').waitFor();
  });

  it('are edited, and the input is checked at once', async () => {
    await showDetails(ID);
    await button('Edit').click();
    const cron = dialog().getByLabel('Cron expression');
    const zone = dialog().getByLabel('Time zone');
    await preview('At 03:00');
    await settles(async () =>
      expect(await cron.evaluate((it) => it === it.ownerDocument.activeElement)).toBe(true),
    );

    await cron.fill('0 25 * * *');
    await preview('The hours cannot be understood.');
    await preview(/Expected numbers from 0 to 23, forms such as .* got “25”/);
    await settles(async () => expect(await button('Save').isDisabled()).toBe(true));
    await settles(async () => expect(await cron.getAttribute('aria-invalid')).toBe('true'));
    await cron.press('Enter');

    await cron.fill('every day');
    await preview('This is no valid cron expression.');
    await cron.fill('');
    await preview('This is no valid cron expression.');
    await cron.fill('30 9 * * 1-5');
    await zone.fill('Europe/Istanbool');
    await preview('There is no time zone “Europe/Istanbool”. Did you mean “Europe/Istanbul”?');

    await zone.fill('Europe/Berlin');
    await preview('At 09:30, Monday through Friday');
    await settles(async () =>
      expect(await dialog().getByRole('listitem').allInnerTexts()).toEqual(
        ['Thu, Mar 12', 'Fri, Mar 13', 'Mon, Mar 16', 'Tue, Mar 17', 'Wed, Mar 18'].map((day) =>
          expect.stringContaining(`${day}, 2026, 09:30:00 AM GMT+1`),
        ),
      ),
    );
    await button('Save').click();
    await toast(`${ID} was changed.`);
    await page.getByRole('region', { name: 'Schedule' }).getByText('Europe/Berlin').waitFor();
    await page.getByText('At 09:30, Monday through Friday').waitFor();
  });

  it('show the current name of a time zone beside an older one', async () => {
    await showDetails(ID);
    await button('Edit').click();
    await dialog().getByLabel('Time zone').fill('US/Eastern');
    await button('Save').click();

    const schedule = page.getByRole('region', { name: 'Schedule' });
    await schedule.getByText('US/Eastern (America/New_York)').waitFor();
  });

  it('stay the same when the editing is cancelled', async () => {
    await showDetails('hourly');
    await button('Edit').click();
    await dialog().getByLabel('Cron expression').fill('* * * * *');
    await preview('Every minute');
    await page.keyboard.press('Escape');

    await dialog().waitFor({ state: 'detached' });
    await page.getByText('Every hour', { exact: true }).waitFor();
    await settles(async () =>
      expect(await button('Edit').evaluate((it) => it === it.ownerDocument.activeElement)).toBe(
        true,
      ),
    );
  });

  it('are removed after a confirmation', async () => {
    await showDetails(ID);
    await button('Remove').click();
    await dialog().getByText('Remove this recurring job?').waitFor();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: ID }).waitFor();

    await button('Remove').click();
    await dialog().getByRole('button', { name: 'Remove' }).click();
    await toast(`${ID} was removed.`);
    await page.getByRole('heading', { name: 'Recurring jobs' }).waitFor();
    await row('hourly').waitFor();
    await page.getByRole('link', { name: ID }).waitFor({ state: 'detached' });
  });
});

describe('Recurring jobs', () => {
  let site: Site;

  beforeAll(async () => {
    site = await started(AT_HANGFIRE);
  });
  afterEach(async () => {
    await closePages();
    expect(site.complaints.splice(0)).toEqual([]);
  });
  afterAll(() => site.close());

  it('are readable by everybody', async () => {
    const page = await site.open('/recurring');
    await page.getByRole('link', { name: 'hourly' }).waitFor();

    await expectGoodLooks(page);
  });

  it('have a page that is readable by everybody', async () => {
    const page = await site.open('/recurring/details?id=hourly');
    await page.getByRole('table', { name: 'Last runs' }).waitFor();

    await expectGoodLooks(page);
  });

  it('are edited in the language of the reader, also where the expression is wrong', async () => {
    const page = await site.open('/recurring/details?id=hourly', { locale: 'de-DE' });
    await page.getByRole('button', { name: 'Bearbeiten' }).click();
    const cron = page.getByRole('dialog').getByLabel('Cron-Ausdruck');

    await cron.fill('0 25 * * *');
    await page.getByText('Erwartet werden Zahlen von 0 bis 23').waitFor();
    await page.getByText('angegeben ist „25“').waitFor();
    await cron.fill('0 9 * * MONDAY');
    await page.getByText('Meinten Sie „MON“?').waitFor();
    await page.getByRole('dialog').getByLabel('Zeitzone').fill('Europe/Istanbool');
    await cron.fill('0 9 * * MON');
    await page.getByText('Meinten Sie „Europe/Istanbul“?').waitFor();
  });

  it('are edited in a dialog that is readable by everybody', async () => {
    const page = await site.open('/recurring/details?id=hourly');
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Cron expression').fill('0 25 * * *');
    await page.getByText('The hours cannot be understood.').waitFor();

    await expectGoodLooks(page);
  });

  it('say when they run in the language of the page', async () => {
    const page = await site.open('/recurring', { locale: 'tr-TR' });
    await page.getByText('Saat 03:00', { exact: true }).waitFor();

    await page.getByRole('link', { name: 'hourly' }).click();
    await page.getByRole('button', { name: 'Düzenle' }).click();
    await page.getByLabel('Cron ifadesi').fill('0 9 * * 1');
    await page.getByText('Saat 09:00, sadece Pazartesi günü').waitFor();
    await page.getByLabel('Cron ifadesi').fill('0 25 * * *');
    await page.getByText('Saatler anlaşılamadı.').waitFor();
  });

  it('that are not there have a page that says so', async () => {
    const page = await site.open('/recurring/details?id=gone', { locale: 'en-GB' });

    await page.getByText('There is no recurring job with this id, or no longer.').waitFor();
    await site.refused(404);
  });

  it('that cannot be there have an empty list', async () => {
    const empty = await Site.start();
    const page = await empty.open('/recurring');

    await page.getByText('No recurring jobs').waitFor();
    await empty.close();
  });
});
