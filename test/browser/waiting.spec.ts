import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { Signal } from '../support/signal.js';
import { useBrowser } from './support/browser.js';
import { inState } from './support/in-state.js';
import { InvoiceService } from './support/invoice-service.js';
import { expectGoodLooks } from './support/looks.js';
import { placesOf } from './support/places-in-turn.js';
import { Site } from './support/site.js';

useBrowser();

describe.each(placesOf(import.meta.url))('Why a job waits, on $platform, $where', (place) => {
  let site: Site;

  beforeEach(async () => {
    InvoiceService.printed = new Signal();
    site = await Site.start({
      place,
      server: { workerCount: 1, maxPrefetch: 0, heartbeatIntervalMs: 100 },
      providers: [InvoiceService],
      dashboard: { statsPollingIntervalMs: 250 },
    });
  });
  afterEach(async () => {
    InvoiceService.printed.fire();
    await site.close();
    expect(site.complaints.splice(0)).toEqual([]);
  });

  it('is said on its page, and of its queue without a click', async () => {
    const { jobs, storage } = site.dashboard;
    await inState(
      site.dashboard,
      'Processing',
      jobs.enqueue(InvoiceService, (it) => it.book(1)),
    );
    await jobs.enqueue(InvoiceService, (it) => it.send(2));
    const third = await jobs.enqueue(InvoiceService, (it) => it.send(3));
    await eventually(async () => (await storage.servers.list())[0]?.activity?.busyWorkers === 1);

    const busy = 'The only worker of its servers is busy with InvoiceService.book.';
    const queues = await site.open('/queues');
    await queues.getByText(busy).waitFor();
    await expectGoodLooks(queues);

    const page = await site.open(`/jobs/details/${third}`);
    const panel = page.getByRole('region', { name: 'Why it waits' });
    await panel.getByText(busy).waitFor();
    await panel.getByText('1 job stands before it in its queue.').waitFor();
    await expectGoodLooks(page);

    await storage.queues.pause('default', 'ada');
    await panel.getByText(/^ada has paused queue default, /).waitFor();
    await storage.queues.resume('default');
    InvoiceService.printed.fire();
    await panel.waitFor({ state: 'detached' });
  });
});
