import { afterEach, describe, expect, it } from '@jest/globals';
import type { CreatingContext } from '../../../lib/filters/client-filter.js';
import type { JobFilter } from '../../../lib/filters/job-filter.js';
import { UseJobFilters } from '../../../lib/filters/use-job-filters.js';
import { HangfireApp } from '../../support/hangfire-app.js';

let seen: string[] = [];

/** Writes down what it sees. */
const witness = (name: string, order: number): JobFilter => ({
  order,
  onCreating: () => void seen.push(`${name} creating`),
  onCreated: ({ canceled, exception }) =>
    void seen.push(`${name} created${canceled ? ', canceled' : ''}${exception ? ', failed' : ''}`),
});

const on = (name: 'onCreating' | 'onCreated', act: NonNullable<JobFilter['onCreating']>) =>
  ({ order: 2, [name]: act }) as JobFilter;

const canceling = on('onCreating', (context) => {
  context.canceled = true;
});
const throwing = on('onCreating', () => {
  throw new Error('No job today');
});

class ReportService {
  @UseJobFilters(witness('inner', 3), witness('outer', 1))
  plain(_month: number) {}

  @UseJobFilters(witness('inner', 3), canceling, witness('outer', 1))
  canceled(_month: number) {}

  @UseJobFilters(witness('inner', 3), throwing, witness('outer', 1))
  failing() {}

  @UseJobFilters(throwing, {
    order: 1,
    onCreated: (context) => {
      context.exceptionHandled = true;
    },
  })
  handledByCreated() {}

  @UseJobFilters(throwing, {
    onClientException: (context) => {
      seen.push(`exception: ${(context.exception as Error).message}`);
      context.exceptionHandled = true;
    },
  })
  handled(_month: number) {}

  @UseJobFilters({
    onCreating(context: CreatingContext) {
      context.queue = 'chosen';
      context.priority = 9;
      context.parameters.set('by', context.job.args[0]);
      context.items.set('handed', 'over');
    },
    onCreated({ items, job, parameters }) {
      seen.push(`${items.get('handed')} ${job.callName} ${JSON.stringify(parameters.all())}`);
    },
  })
  changed(_who: string) {}
}

let app: HangfireApp;

const start = async (filters: JobFilter[] = []) => {
  seen = [];
  app = await HangfireApp.start({ server: false, providers: [ReportService], filters });
};
afterEach(() => app.close());

const storedJobs = async () => {
  const { byState } = await app.jobs.countByState();
  return Object.values(byState).reduce((sum, count) => sum + count, 0);
};

describe('client filters', () => {
  it('surround the creation like the layers of an onion', async () => {
    await start([witness('global', 0)]);
    const id = await app.jobs.enqueue(ReportService, (report) => report.plain(1));

    expect(id).toEqual(expect.any(String));
    expect(seen).toEqual([
      'global creating',
      'outer creating',
      'inner creating',
      'inner created',
      'outer created',
      'global created',
    ]);
  });

  it('cancel a creation: the id is null, nothing is stored, and the outer filters hear of it', async () => {
    await start();

    expect(await app.jobs.enqueue(ReportService, (report) => report.canceled(1))).toBeNull();
    expect(await storedJobs()).toBe(0);
    expect(seen).toEqual(['outer creating', 'outer created, canceled']);
  });

  it('make a creation fail: the caller gets the exception, and the outer filters hear of it', async () => {
    await start();

    await expect(app.jobs.enqueue(ReportService, (report) => report.failing())).rejects.toThrow(
      'No job today',
    );
    expect(await storedJobs()).toBe(0);
    expect(seen).toEqual(['outer creating', 'outer created, failed']);
  });

  it('handle an exception in the created hook: the id is null', async () => {
    await start();

    expect(await app.jobs.enqueue(ReportService, (report) => report.handledByCreated())).toBeNull();
  });

  it('handle an exception in the exception hook: the id is null', async () => {
    await start();

    expect(await app.jobs.enqueue(ReportService, (report) => report.handled(1))).toBeNull();
    expect(seen).toEqual(['exception: No job today']);
  });

  it('choose queue, priority and parameters, and pass values to one another', async () => {
    await start();
    const id = await app.jobs.enqueue(ReportService, (report) => report.changed('me'));

    expect(await app.jobs.get(id)).toMatchObject({
      queue: 'chosen',
      priority: 9,
      parameters: { by: 'me' },
    });
    expect(seen).toEqual(['over ReportService.changed {"by":"me"}']);
  });

  it('see each of many jobs, and cancel single jobs', async () => {
    await start([
      {
        onCreating: (context) => {
          context.canceled = context.job.args[0] === 2;
        },
      },
    ]);
    const ids = await app.jobs.enqueueMany(ReportService, [1, 2, 3], (report, month) =>
      report.plain(month),
    );

    expect(ids).toEqual([expect.any(String), null, expect.any(String)]);
    expect(await storedJobs()).toBe(2);
  });

  it('handle the failure of one of many jobs, and the others are stored', async () => {
    await start();
    const ids = await app.jobs.enqueueMany(ReportService, [1, 2], (report, month) =>
      month === 1 ? report.handled(month) : report.plain(month),
    );

    expect(ids).toEqual([null, expect.any(String)]);
    expect(await storedJobs()).toBe(1);
  });

  it('fail all of many jobs when one of them fails', async () => {
    await start();
    const created = app.jobs.enqueueMany(ReportService, [1, 2], (report, month) =>
      month === 1 ? report.failing() : report.plain(month),
    );

    await expect(created).rejects.toThrow('No job today');
    expect(await storedJobs()).toBe(0);
  });

  it('that choose an invalid queue make the creation fail', async () => {
    await start([
      {
        onCreating: (context) => {
          context.queue = 'No Queue';
        },
      },
    ]);

    await expect(
      app.jobs.enqueue(ReportService, (report) => report.plain(1)),
    ).rejects.toMatchObject({ code: 'HANGFIRE_INVALID_QUEUE_NAME' });
    expect(await storedJobs()).toBe(0);
  });
});
