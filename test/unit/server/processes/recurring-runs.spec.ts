import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AutomaticRetry } from '../../../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { UseJobFilters } from '../../../../lib/filters/use-job-filters.js';
import { JobContext } from '../../../../lib/job/job-context.js';
import { eventually } from '../../../support/eventually.js';
import { HangfireApp } from '../../../support/hangfire-app.js';
import { Signal } from '../../../support/signal.js';

let running: number;
let mostAtOnce: number;
let mayEnd: Signal;

async function occupy(): Promise<void> {
  running += 1;
  mostAtOnce = Math.max(mostAtOnce, running);
  await mayEnd;
  running -= 1;
}

@AutomaticRetry(0)
class ReportService {
  async run(): Promise<void> {
    await occupy();
  }

  @UseJobFilters({ onLocking: () => undefined })
  async runAsItsFilterSays(): Promise<void> {
    await occupy();
  }

  fail(): void {
    throw new Error('And let the next one go on');
  }

  occurrence(): unknown {
    const { recurring } = JobContext.current();
    return recurring && [recurring.id, recurring.nominalAt];
  }
}

let app: HangfireApp;

beforeEach(async () => {
  running = 0;
  mostAtOnce = 0;
  mayEnd = new Signal();
  app = await HangfireApp.start({ providers: [ReportService] });
});
afterEach(async () => {
  mayEnd.fire();
  await app.close();
});

const NINE = '2030-01-10T09:00:00.000Z';
const occurrenceOf = (id: string) => ({ RecurringJobId: id, Time: NINE });
const queued = (id: string) => ({ parameters: { ...occurrenceOf(id), Overlap: 'queue' } });
const waiting = (id: string | null) =>
  eventually(async () => (await app.jobs.get(id))?.waitingFor === 'recurring:report');

describe('the jobs of one recurring job, when overlaps are queued', () => {
  it('run one after the other', async () => {
    const first = await app.jobs.enqueue(ReportService, (it) => it.run(), queued('report'));
    await eventually(() => running === 1);
    const second = await app.jobs.enqueue(ReportService, (it) => it.run(), queued('report'));
    await waiting(second);
    mayEnd.fire();

    await app.reaches(first, 'Succeeded');
    await app.reaches(second, 'Succeeded');
    expect(mostAtOnce).toBe(1);
  });

  it('go on after a job that has failed', async () => {
    const ids = [
      await app.jobs.enqueue(ReportService, (it) => it.fail(), queued('report')),
      await app.jobs.enqueue(ReportService, (it) => it.fail(), queued('report')),
    ];

    for (const id of ids) await app.reaches(id, 'Failed');
  });

  it('do not wait for jobs of another recurring job', async () => {
    await app.jobs.enqueue(ReportService, (it) => it.run(), queued('report'));
    await app.jobs.enqueue(ReportService, (it) => it.run(), queued('other'));

    await eventually(() => running === 2);
  });

  it('leave the order to the lock filter of their method, where there is one', async () => {
    const enqueue = () =>
      app.jobs.enqueue(ReportService, (it) => it.runAsItsFilterSays(), queued('report'));
    await enqueue();
    await enqueue();

    await eventually(() => running === 2);
  });
});

describe('a running job', () => {
  const resultWith = async (parameters: Record<string, unknown>) => {
    const options = { parameters };
    const id = await app.jobs.enqueue(ReportService, (it) => it.occurrence(), options);
    return (await app.reaches(id, 'Succeeded')).result;
  };

  it('knows its recurring job, and the nominal time of its occurrence', async () => {
    expect(await resultWith(occurrenceOf('report'))).toEqual(['report', new Date(NINE)]);
  });

  it('knows that there is none', async () => {
    expect(await resultWith({})).toBeUndefined();
    expect(await resultWith({ RecurringJobId: 'report', Time: 'soon' })).toBeUndefined();
  });
});
