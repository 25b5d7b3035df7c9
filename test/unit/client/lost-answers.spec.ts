import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BatchService } from '../../../lib/client/batch-service.js';
import { RecurringJobService } from '../../../lib/client/recurring-job-service.js';
import { MemoryJobStorage } from '../../../lib/storages/memory/memory-job-storage.js';
import { aJobId } from '../../support/builders.js';
import { HangfireApp } from '../../support/hangfire-app.js';
import { loseNextAnswer } from '../../support/lose-next-answer.js';

class ReportService {
  create() {}
}

let app: HangfireApp;
let storage: MemoryJobStorage;
let recurringJobs: RecurringJobService;

beforeEach(async () => {
  storage = new MemoryJobStorage();
  app = await HangfireApp.start({ storage, server: false, providers: [ReportService] });
  recurringJobs = app.get(RecurringJobService);
});
afterEach(() => app.close());

const created = () => app.jobs.enqueue(ReportService, (report) => report.create());
const historyOf = async (id: string | null) =>
  (await app.jobs.get(id ?? ''))?.history.map(({ state }) => state);
const added = (cron = '0 9 * * *') =>
  recurringJobs.addOrUpdate('report', ReportService, (report) => report.create(), cron);

describe('when a connection is lost before the answer arrives', () => {
  it.each(['findJobs', 'applyTransitions'] as const)(
    'a job is requeued once, though %s is asked again',
    async (method) => {
      const id = await created();
      await app.jobs.delete(id);
      loseNextAnswer(storage.jobs, method);

      expect(await app.jobs.requeue(id)).toBe(true);
      expect(await historyOf(id)).toEqual(['Enqueued', 'Deleted', 'Enqueued']);
    },
  );

  it('a job that another caller has changed meanwhile still gets the wanted state', async () => {
    const id = await created();
    const apply = storage.jobs.applyTransitions.bind(storage.jobs);
    loseNextAnswer(storage.jobs, 'applyTransitions');
    const lost = storage.jobs.applyTransitions;
    storage.jobs.applyTransitions = async (transitions) => {
      storage.jobs.applyTransitions = apply;
      return lost(transitions).finally(() => app.jobs.reschedule(id, { hours: 1 }));
    };

    expect(await app.jobs.delete(id)).toBe(true);
    expect(await historyOf(id)).toEqual(['Enqueued', 'Deleted', 'Scheduled']);
  });

  it('a batch is cancelled, and an unknown batch is not', async () => {
    const batches = app.get(BatchService);
    const id = await batches.start(async (batch) => {
      await batch.enqueue(ReportService, (report) => report.create());
    });

    loseNextAnswer(storage.batches, 'cancel');
    expect(await batches.cancel(id)).toBe(true);
    expect(await batches.get(id)).toMatchObject({ state: 'Deleted' });
    loseNextAnswer(storage.batches, 'cancel');
    expect(await batches.cancel(aJobId())).toBe(false);
  });

  it('a recurring job is added, changed, paused, resumed and removed', async () => {
    const { recurring } = storage;
    const steps = [
      () => added(),
      () => added('0 10 * * *'),
      () => recurringJobs.update('report', { cron: '0 11 * * *' }),
      () => recurringJobs.pause('report'),
    ];
    for (const step of steps) {
      loseNextAnswer(recurring, 'change');
      expect(await step()).not.toBe(false);
    }
    expect(await recurringJobs.get('report')).toMatchObject({
      cron: '0 11 * * *',
      pausedAt: expect.any(Date),
    });

    loseNextAnswer(recurring, 'change');
    expect(await recurringJobs.resume('report')).toBe(true);
    loseNextAnswer(recurring, 'remove');
    expect(await recurringJobs.removeIfExists('report')).toBe(true);
    expect(await recurringJobs.list()).toEqual([]);
  });

  it.each(['find', 'recordTrigger'] as const)(
    'a recurring job is triggered once, though %s is asked again',
    async (method) => {
      await added();
      loseNextAnswer(storage.recurring, method);
      const id = await recurringJobs.trigger('report');

      expect(await recurringJobs.occurrences('report')).toMatchObject([{ jobId: id }]);
      expect((await app.jobs.countByState()).byState).toMatchObject({ Enqueued: 1 });
    },
  );
});
