import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { AttemptMinute } from '../../lib/attempts/attempt-minute.js';
import { minuteOf } from '../../lib/attempts/attempt-times.js';
import { AutomaticRetry } from '../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { DisableConcurrentExecution } from '../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution.js';
import { RecurringJobService } from '../../lib/client/recurring-job-service.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { eventually } from '../support/eventually.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { Signal } from '../support/signal.js';
import { useBrowser } from './support/browser.js';
import { Engineer } from './support/engineer.js';
import { inState } from './support/in-state.js';
import { Site } from './support/site.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let mayEnd: Signal;

class MailServerAwayError extends Error {
  override name = 'MailServerAwayError';
}

@Injectable()
class ShopService {
  /** Retried ten times, as all jobs are that say nothing else. */
  sendWelcome(_id: number): void {
    throw new MailServerAwayError('connect ECONNREFUSED 10.0.0.7:25');
  }

  @AutomaticRetry(0)
  convert(file: number, isThere: boolean): void {
    if (isThere) throw new RangeError(`Out of memory at ${file} MB`);
    throw new Error(`Input file ${file} is missing`);
  }

  @AutomaticRetry(0)
  invoice(id: number): void {
    refused(id);
  }

  @AutomaticRetry(0)
  refund(id: number): void {
    refused(id);
  }

  @AutomaticRetry(0)
  remind(id: number): void {
    refused(id);
  }

  @DisableConcurrentExecution({ resource: 'ledger', timeoutInSeconds: 600 })
  async book(): Promise<void> {
    await mayEnd;
  }

  async crunch(): Promise<void> {
    await mayEnd;
  }

  quick(): void {}
}

function refused(id: number): void {
  throw new MailServerAwayError(`Message ${id} refused by 10.0.0.7`);
}

useBrowser();

/** What someone on call asks, and how many clicks lie between the overview and the answer. */
describe('An incident', () => {
  const report: string[] = [];
  let site: Site;
  let storage: MemoryJobStorage;
  let clock: ShiftedClock;

  beforeEach(() => {
    mayEnd = new Signal();
    clock = new ShiftedClock('2026-03-11T08:30:00Z');
    storage = new MemoryJobStorage({ clock });
  });
  afterEach(async () => {
    mayEnd.fire();
    await site.close();
    expect(site.complaints.splice(0)).toEqual([]);
  });
  afterAll(() => {
    process.stdout.write(`${report.join('\n')}\n`);
  });

  const start = async (server: object = {}) => {
    site = await Site.start({
      storage,
      server: {
        heartbeatIntervalMs: 100,
        attemptReportIntervalMs: 100,
        serverTimeoutMs: 100 * HOUR_MS,
        ...server,
      },
      providers: [ShopService],
      dashboard: { statsPollingIntervalMs: 250 },
    });
  };
  const onCall = async () => new Engineer(await site.open());
  const answered = (engineer: Engineer, incident: string, within: number) => {
    report.push(engineer.answered(incident, { within }));
  };
  const jobs = () => site.dashboard.jobs;
  const fail = async (count: number, enqueue: (id: number) => Promise<string | null>) => {
    const ids = await Promise.all(Array.from({ length: count }, (_unused, id) => enqueue(id)));
    for (const id of ids) await inState(site.dashboard, 'Failed', Promise.resolve(id));
  };
  const link = ({ page }: Engineer, name: string | RegExp) =>
    page.getByRole('link', { name, exact: typeof name === 'string' });

  it('1: an outage hides behind retries', async () => {
    await start();
    const engineer = await onCall();
    const begunMs = performance.now();
    for (let id = 0; id < 40; id += 1)
      await jobs().enqueue(ShopService, (it) => it.sendWelcome(id));

    await engineer.sees(
      engineer.page.getByText(/^ShopService\.sendWelcome has failed for .*: 100% .* 40 jobs wait/),
    );
    const seconds = (performance.now() - begunMs) / 1_000;
    expect(seconds).toBeLessThan(60);
    answered(engineer, `Outage, seen after ${seconds.toFixed(1)} s`, 0);
  });

  it('2: why does it fail, since when, in which version', async () => {
    await start({ applicationVersion: '2.7.1' });
    for (let id = 0; id < 20; id += 1)
      await jobs().enqueue(ShopService, (it) => it.sendWelcome(id));

    const engineer = await onCall();
    const { page } = engineer;
    await engineer.sees(page.getByText(/^ShopService\.sendWelcome has failed/));
    await engineer.click(link(engineer, 'Look'));
    await engineer.sees(page.getByText('connect ECONNREFUSED 10.0.0.7:25'));
    await engineer.sees(page.getByText('First seen'));
    await engineer.sees(page.getByRole('row').filter({ hasText: '2.7.1' }));
    answered(engineer, 'Cause, since when and version of an outage', 2);
  });

  it('3: all jobs of one error are to run again', async () => {
    await start();
    await fail(12, (id) => jobs().enqueue(ShopService, (it) => it.invoice(id)));
    await fail(1, (id) => jobs().enqueue(ShopService, (it) => it.convert(id, true)));

    const engineer = await onCall();
    const { page } = engineer;
    await engineer.click(link(engineer, 'MailServerAwayError'));
    await engineer.click(page.getByRole('button', { name: /^Requeue/ }));
    await engineer.click(page.getByRole('dialog').getByRole('button', { name: /^Requeue/ }));
    await engineer.sees(page.getByText(/12/));
    await eventually(async () => {
      const { failures } = (await site.dashboard.get('overview')).body;
      return failures.some(({ attempts }: { attempts: number }) => attempts === 24);
    });
    answered(engineer, 'Everything of one error requeued', 4);
  });

  it('4: two errors of one method', async () => {
    await start();
    await fail(10, (id) => jobs().enqueue(ShopService, (it) => it.convert(id, true)));
    await fail(4, (id) => jobs().enqueue(ShopService, (it) => it.convert(id, false)));

    const engineer = await onCall();
    const rows = engineer.page.getByRole('table', { name: 'What fails' }).getByRole('row');
    await engineer.sees(rows.filter({ hasText: 'Out of memory' }).filter({ hasText: '10' }));
    await engineer.sees(rows.filter({ hasText: 'Input file' }).filter({ hasText: '4' }));
    answered(engineer, 'Two errors of one method are told apart', 0);
  });

  it('5: one cause in several methods', async () => {
    await start();
    await fail(2, (id) => jobs().enqueue(ShopService, (it) => it.invoice(id)));
    await fail(2, (id) => jobs().enqueue(ShopService, (it) => it.refund(id)));
    await fail(2, (id) => jobs().enqueue(ShopService, (it) => it.remind(id)));

    const engineer = await onCall();
    const rows = engineer.page.getByRole('table', { name: 'What fails' }).getByRole('row');
    await engineer.sees(rows.filter({ hasText: 'and 2 other methods' }).filter({ hasText: '6' }));
    answered(engineer, 'One cause in three methods is one', 0);
  });

  it('6: a server is lost while nobody watches', async () => {
    await start();
    await storage.servers.announce({ id: 'web-7:1:x', name: 'web-7', queues: [], workerCount: 5 });
    clock.shift(200 * HOUR_MS);
    await storage.servers.removeTimedOut(100 * HOUR_MS);

    const engineer = await onCall();
    await engineer.sees(engineer.page.getByText(/Server web-7:1:x was lost/));
    answered(engineer, 'A lost server', 0);
  });

  it('7: a deleted run still holds its worker', async () => {
    await start({ cancellationCheckIntervalMs: 50 });
    const id = await inState(
      site.dashboard,
      'Processing',
      jobs().enqueue(ShopService, (it) => it.crunch()),
    );
    await jobs().delete(id);

    const engineer = await onCall();
    await engineer.click(link(engineer, /^Servers/));
    const runs = engineer.page.getByRole('list', { name: 'Abandoned runs' });
    await engineer.sees(runs.getByRole('link', { name: 'ShopService.crunch' }));
    answered(engineer, 'The run that holds a worker though its job was deleted', 1);
  });

  it('8: nine jobs wait, and none is ready', async () => {
    await start();
    await inState(
      site.dashboard,
      'Processing',
      jobs().enqueue(ShopService, (it) => it.book()),
    );
    for (let count = 0; count < 9; count += 1) await jobs().enqueue(ShopService, (it) => it.book());

    const engineer = await onCall();
    await engineer.click(link(engineer, /^Queues/));
    await engineer.sees(engineer.page.getByRole('row', { name: /^ledger 9 ShopService\.book/ }));
    answered(engineer, 'Who holds the lock that jobs wait for', 1);
  });

  it('9: a queue stands', async () => {
    await start({ workerCount: 1, maxPrefetch: 0 });
    await inState(
      site.dashboard,
      'Processing',
      jobs().enqueue(ShopService, (it) => it.crunch()),
    );
    await jobs().enqueue(ShopService, (it) => it.quick());

    const engineer = await onCall();
    await engineer.click(link(engineer, /^Queues/));
    await engineer.sees(engineer.page.getByText(/worker .* busy with ShopService\.crunch/));
    answered(engineer, 'Why a queue stands', 1);
  });

  it("10: last night's run did not happen", async () => {
    await start();
    const recurring = site.dashboard.app.get(RecurringJobService);
    await recurring.addOrUpdate('nightly', ShopService, (it) => it.crunch(), '0 * * * *', {
      overlap: 'skip',
    });
    clock.shift(HOUR_MS);
    await eventually(async () => (await recurring.occurrences('nightly', 1)).length === 1);
    clock.shift(HOUR_MS);
    await eventually(async () => (await recurring.occurrences('nightly', 2)).length === 2);

    const engineer = await onCall();
    await engineer.click(link(engineer, /^Recurring/));
    await engineer.click(link(engineer, 'nightly'));
    const runs = engineer.page.getByRole('table', { name: 'Last runs' }).getByRole('row');
    await engineer.sees(
      runs.filter({ hasText: 'Skipped' }).filter({ hasText: 'an earlier job had not ended' }),
    );
    answered(engineer, 'Why a run of a recurring job did not happen', 2);
  });

  it('11: a slow queue beside a fast one', async () => {
    await start();
    const now = clock.now();
    const minute = new AttemptMinute(minuteOf(new Date(now.getTime() - MINUTE_MS)), {
      server: 'web-1',
      version: undefined,
    });
    const attempt = { method: 'A.run', jobId: '1', waitMs: 5, runMs: 1, failure: undefined };
    for (let count = 0; count < 12_000; count += 1) {
      minute.add({ ...attempt, queue: 'default', endedAt: now });
    }
    for (let count = 0; count < 60; count += 1) {
      minute.add({ ...attempt, queue: 'reports', endedAt: now });
    }
    await storage.measurements.add(minute.toMeasurements());
    for (const queue of ['default', 'reports']) {
      await storage.queues.pause(queue, 'ada');
      await jobs().enqueue(ShopService, (it) => it.quick(), { queue });
    }

    const engineer = await onCall();
    await engineer.click(link(engineer, /^Queues/));
    const row = (name: RegExp) => engineer.page.getByRole('row', { name });
    await engineer.sees(row(/^default .* (1\d\d|200)(\.\d)?\/s/));
    await engineer.sees(row(/^reports .* (\d\d(\.\d)?\/min|1\/s)/));
    answered(engineer, 'The throughput of a slow queue beside a fast one', 1);
  });

  it('12: what keeps the workers busy', async () => {
    await start();
    const crunched = await inState(
      site.dashboard,
      'Processing',
      jobs().enqueue(ShopService, (it) => it.crunch()),
    );
    clock.shift(MINUTE_MS);
    mayEnd.fire();
    await inState(site.dashboard, 'Succeeded', Promise.resolve(crunched));
    for (let count = 0; count < 20; count += 1)
      await jobs().enqueue(ShopService, (it) => it.quick());

    const engineer = await onCall();
    await engineer.click(link(engineer, 'Performance'));
    const rows = engineer.page.getByRole('table', { name: 'By method' }).getByRole('row');
    await engineer.sees(rows.nth(1).filter({ hasText: 'ShopService.crunch' }));
    answered(engineer, 'What takes most of the workers’ time', 1);
  });
});
