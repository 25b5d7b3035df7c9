import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { StorageUnavailableError } from '../../lib/storage/errors/storage-unavailable-error.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { useBrowser } from './support/browser.js';
import { InvoiceService } from './support/invoice-service.js';
import { placesOf } from './support/places-in-turn.js';
import { Site } from './support/site.js';

useBrowser();

describe.each(placesOf(import.meta.url))(
  'A page with live numbers on $platform, $where',
  (place) => {
    const storage = new MemoryJobStorage();
    let site: Site;
    let page: Page;

    beforeAll(async () => {
      site = await Site.start({
        place,
        storage,
        providers: [InvoiceService],
        dashboard: { statsPollingIntervalMs: 250 },
      });
      page = await site.open('/queues');
    });
    afterEach(() => expect(site.complaints.splice(0)).toEqual([]));
    afterAll(() => site.close());

    const enqueue = () => site.dashboard.jobs.enqueue(InvoiceService, (it) => it.send(1));
    const enqueued = (count: number) =>
      page
        .getByRole('link', { name: `Enqueued ${count}`, exact: true })
        .first()
        .waitFor();
    const row = (text: RegExp) => page.getByRole('row', { name: text }).waitFor();
    const button = (name: string) => page.getByRole('button', { name, exact: true });

    it('follows every change', async () => {
      await page.getByText('No queues yet').waitFor();

      await enqueue();
      await row(/^default 1 /);
      // At once: the page has just asked, and may not ask again so soon.
      await enqueue();
      await row(/^default 2 /);
      await enqueued(2);
    });

    it('stands still while updates are paused, also after a reload', async () => {
      await button('Live · Pause updates').click();
      await button('Paused · Resume updates').waitFor();
      await page.reload();
      await button('Paused · Resume updates').waitFor();
      await enqueued(2);
      await row(/^default 2 /);
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));

      await enqueue();
      const other = await site.open('/queues');
      await other.getByRole('row', { name: /^default 3 / }).waitFor();
      await other.getByRole('button', { name: 'Live · Pause updates' }).waitFor();
      await other.context().close();
      expect(requests).toEqual([]);
      await enqueued(2);

      await page.keyboard.press('.');
      await button('Live · Pause updates').waitFor();
      await enqueued(3);
      await row(/^default 3 /);
    });

    it('says that the store is away, and recovers by itself', async () => {
      const { queues } = storage.monitoring;
      const { countByState } = storage.statistics;
      const away = async () => {
        throw new StorageUnavailableError('queues', { cause: new Error('host db.internal') });
      };
      storage.monitoring.queues = away;
      storage.statistics.countByState = away;
      await page.getByText('The store cannot be reached').first().waitFor();
      expect(await page.getByRole('main').innerText()).not.toContain('db.internal');
      await row(/^default 3 /);

      storage.monitoring.queues = queues.bind(storage.monitoring);
      storage.statistics.countByState = countByState.bind(storage.statistics);
      await page.getByText('The store cannot be reached').first().waitFor({ state: 'detached' });
      await enqueue();
      await row(/^default 4 /);
      // The browser itself says so of each answer that is an error.
      expect(site.complaints.splice(0).filter((it) => !it.includes('503'))).toEqual([]);
    });
  },
);
