import { RecurringJobService } from '../../../lib/client/recurring-job-service.js';
import { inState } from './in-state.js';
import { InvoiceService } from './invoice-service.js';
import type { Place } from './places.js';
import { Site, type SiteOptions } from './site.js';

/** A site with a server, a recurring job, and a job that has failed. */
export async function workingSite(
  place: Place,
  storage?: SiteOptions['storage'],
): Promise<{ readonly site: Site; readonly failed: string }> {
  const site = await Site.start({
    place,
    ...(storage && { storage }),
    server: {},
    providers: [InvoiceService],
    dashboard: { statsPollingIntervalMs: 250 },
  });
  const { app, jobs } = site.dashboard;
  const charge = jobs.enqueue(InvoiceService, (it) => it.charge(1));
  const failed = await inState(site.dashboard, 'Failed', charge);
  const recurring = app.get(RecurringJobService);
  await recurring.addOrUpdate('nightly', InvoiceService, (it) => it.send(2), '0 3 * * *');
  return { site, failed };
}
