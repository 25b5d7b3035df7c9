import { Injectable } from '@nestjs/common';
import type { Page } from 'playwright-core';
import { BatchService } from '../../../lib/client/batch-service.js';
import { RecurringJobService } from '../../../lib/client/recurring-job-service.js';
import { JobDisplayName } from '../../../lib/job/job-display-name.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { aNewJob } from '../../support/builders.js';
import type { DashboardApp } from '../../support/dashboard-app.js';
import { Signal } from '../../support/signal.js';
import { inState } from './in-state.js';
import { InvoiceService } from './invoice-service.js';
import type { Place } from './places.js';
import { Site } from './site.js';

@Injectable()
class ReportService {
  @JobDisplayName('Report of {0}')
  make(month: string) {
    return month;
  }
}

const TWO_HOURS_MS = 7_200_000;
const CLOSE = 'the "monthly" close';

/** A dashboard whose store has a job for each qualifier of a search. */
export async function siteToSearchIn(place: Place): Promise<Site> {
  let now = () => new Date(Date.now() - TWO_HOURS_MS);
  const storage = new MemoryJobStorage({ clock: { now: () => now() } });
  await storage.jobs.createJobs([anOldReport()]);
  now = () => new Date();
  const server = { name: 'printer', queues: ['default'], workerCount: 5 };
  const providers = [InvoiceService, ReportService];
  const started = await Site.start({ place, storage, server, providers });
  await fill(started.dashboard);
  return started;
}

const anOldReport = () =>
  aNewJob({
    type: 'ReportService',
    method: 'make',
    arguments: '["May"]',
    queue: 'archive',
  });

async function fill(dashboard: DashboardApp): Promise<void> {
  const { jobs, app } = dashboard;
  InvoiceService.printed = new Signal();
  await jobs.enqueue(InvoiceService, (it) => it.send(1), { queue: 'mail' });
  const print = jobs.enqueue(InvoiceService, (it) => it.print(2));
  await inState(dashboard, 'Processing', print);
  const charge = jobs.enqueue(InvoiceService, (it) => it.charge(3));
  await inState(dashboard, 'Failed', charge);
  const send = jobs.enqueue(InvoiceService, (it) => it.send(4, { to: '50% off & more' }));
  await inState(dashboard, 'Succeeded', send);

  let inBatch = '';
  await app.get(BatchService).start('Year end', (batch) => {
    inBatch = batch.enqueue(InvoiceService, (it) => it.send(5));
  });
  await inState(dashboard, 'Succeeded', Promise.resolve(inBatch));
  const recurring = app.get(RecurringJobService);
  await recurring.addOrUpdate(CLOSE, ReportService, (it) => it.make('March'), '0 0 1 * *');
  await inState(dashboard, 'Succeeded', recurring.trigger(CLOSE));
}

export const fieldOf = (page: Page) => page.getByRole('combobox', { name: 'Search jobs' });
export const optionsOf = (page: Page) =>
  page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');

export async function searchFor(page: Page, text: string): Promise<void> {
  await fieldOf(page).fill(text);
  await fieldOf(page).press('Enter');
}
