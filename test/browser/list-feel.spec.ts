import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { RecurringJobService } from '../../lib/client/recurring-job-service.js';
import { StorageUnavailableError } from '../../lib/storage/errors/storage-unavailable-error.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { aNewJob } from '../support/builders.js';
import { MovableClock } from '../support/movable-clock.js';
import { Signal } from '../support/signal.js';
import { closePages, useBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectGoodLooks } from './support/looks.js';
import { AT_HANGFIRE } from './support/places.js';
import { settles } from './support/settles.js';
import { Site } from './support/site.js';

const SMALL_DESK = { width: 1024, height: 768 };

useBrowser();

let site: Site;
afterEach(async () => {
  await closePages();
  expect(site.complaints.splice(0)).toEqual([]);
});

describe('A list under the hand of its reader', () => {
  const clock = new MovableClock(new Date('2026-03-10T09:00:00Z'));
  const storage = new MemoryJobStorage({ clock });

  beforeAll(async () => {
    site = await Site.start({ place: AT_HANGFIRE, storage, providers: [InvoiceService] });
  });
  afterAll(() => site.close());

  const arrive = async (state: string, methods: readonly string[]) => {
    await storage.jobs.createJobs(
      methods.map((method) => aNewJob({ type: 'Service', method, state })),
    );
    clock.moveTo(new Date(clock.now().getTime() + 10_000));
  };
  const rowOf = (page: Page, name: string) =>
    page.getByRole('row', { name: new RegExp(`Service\\.${name}`) });

  it('holds still while the pointer is in it, says what is new, and shows that on demand', async () => {
    await arrive('Awaiting', ['one']);
    const page = await site.open('/jobs/awaiting');
    await rowOf(page, 'one').hover();

    await arrive('Awaiting', ['two', 'three']);
    const fresh = page.getByRole('button', { name: '2 new' });
    await fresh.waitFor();
    expect(await rowOf(page, 'two').count()).toBe(0);

    await fresh.click();
    await rowOf(page, 'two').waitFor();
    await rowOf(page, 'three').waitFor();
    await fresh.waitFor({ state: 'detached' });
  });

  it('holds still while it has the focus, and catches up when the reader leaves it', async () => {
    await arrive('Failed', ['one']);
    const page = await site.open('/jobs/failed');
    await page.getByRole('link', { name: 'Service.one' }).focus();

    await arrive('Failed', ['two']);
    await page.getByRole('button', { name: '1 new' }).waitFor();
    expect(await rowOf(page, 'two').count()).toBe(0);
    await expectGoodLooks(page);
    await page.getByRole('combobox', { name: 'Search jobs' }).focus();
    await rowOf(page, 'two').waitFor();
  });

  it('is one stop of the Tab key with arrow keys inside, and the bar of the selection is the next', async () => {
    await arrive('Paused', ['one', 'two', 'three']);
    const page = await site.open('/jobs/Paused');
    await rowOf(page, 'three').waitFor();
    const focused = (name: string) =>
      settles(async () =>
        expect(
          await page.evaluate(
            'document.activeElement.ariaLabel ?? document.activeElement.innerText',
          ),
        ).toMatch(name),
      );

    await page.getByRole('checkbox', { name: 'Select all on this page' }).focus();
    await page.keyboard.press('ArrowDown');
    await focused('Select Service.three');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByText('1 job selected').waitFor();
    await page.keyboard.press('Tab');
    await focused('Requeue');
    await page.keyboard.press('Shift+Tab');
    await focused('Select Service.two');

    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await focused('Service.two');
    await page.keyboard.press('ArrowUp');
    await focused('Service.three');
    await page.keyboard.press('Home');
    await focused('Select Service.three');
    await page.keyboard.press('Control+End');
    await focused('Select Service.one');
    await page.keyboard.press('ArrowDown');
    await focused('Select Service.one');
  });

  it('begins the next page at its top', async () => {
    await arrive(
      'Enqueued',
      Array.from({ length: 30 }, (_, n) => `m${n}`),
    );
    const page = await site.open('/jobs/enqueued');
    await page.getByLabel('Per page').selectOption('20');
    await page.getByRole('link', { name: 'Next page' }).click();
    await rowOf(page, 'm29').waitFor();

    expect(await page.evaluate('scrollY')).toBe(0);
  });
});

describe('A list beside numbers that come late', () => {
  const storage = new MemoryJobStorage();
  const { statistics } = storage;
  const countByState = statistics.countByState.bind(statistics);

  beforeAll(async () => {
    site = await Site.start({ place: AT_HANGFIRE, storage, providers: [InvoiceService] });
  });
  afterAll(() => site.close());

  const fail = (method: string) =>
    storage.jobs.createJobs([aNewJob({ type: 'Service', method, state: 'Failed' })]);
  const link = (page: Page, method: string) =>
    page.getByRole('link', { name: `Service.${method}`, exact: true });

  it('shows what has come before the first of them', async () => {
    const hasArrived = new Signal();
    statistics.countByState = async (atMost) => {
      await hasArrived;
      return countByState(atMost);
    };
    await fail('one');
    const page = await site.open('/jobs/failed');
    await link(page, 'one').waitFor();

    await fail('two');
    hasArrived.fire();
    await link(page, 'two').waitFor();
  });

  it('holds still under the hand of its reader when the store is back', async () => {
    const page = await site.open('/jobs/failed');
    await link(page, 'two').focus();
    statistics.countByState = async () => {
      throw new StorageUnavailableError('statistics', { cause: new Error('away') });
    };
    const away = page.getByText('The store cannot be reached').first();
    await away.waitFor();

    await fail('three');
    statistics.countByState = countByState;
    await away.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '1 new' }).waitFor();
    expect(await link(page, 'three').count()).toBe(0);
    site.complaints.splice(0);
  });
});

describe('The actions of a list', () => {
  beforeAll(async () => {
    site = await Site.start({ place: AT_HANGFIRE, providers: [InvoiceService] });
    const recurring = site.dashboard.app.get(RecurringJobService);
    const id = 'a-monthly-job-with-a-name-that-needs-a-lot-of-room-in-a-table';
    await recurring.addOrUpdate(id, InvoiceService, (it) => it.send(1), '0 0 1 * *');
  });
  afterAll(() => site.close());

  it.each(['en', 'tr'])('are in view on a small desk, in the language %s', async (locale) => {
    const page = await site.open('/recurring', { locale, viewport: SMALL_DESK });
    const buttons = page.getByRole('table').getByRole('button');
    await buttons.last().waitFor();

    for (const button of await buttons.all()) {
      const box = await button.boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(SMALL_DESK.width);
    }
  });
});
