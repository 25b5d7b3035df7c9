import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import {
  type Batch,
  BackgroundJobService,
  BatchService,
  CreationClosedError,
  InvalidCallbackError,
  InvalidOptionsError,
  type JobFilter,
  type NewJobs,
  OuterServiceInBatchError,
  Queue,
  UseJobFilters,
} from 'nestjs-hangfire';
import { HangfireTestingModule, hangfireTesting } from 'nestjs-hangfire/testing';
import { HangfireApp } from '../../support/hangfire-app.js';

const CANCELING: JobFilter = {
  onCreating: (context) => {
    context.canceled = context.job.args[0] === 'unwanted';
  },
};

class MailService {
  @UseJobFilters(CANCELING)
  send(_address: string) {}
}

class ReportService {
  @Queue('reports')
  create(_month: number) {
    return 'created';
  }
}

interface Letter {
  readonly to: string;
  readonly isUrgent?: boolean;
  readonly at?: Date;
}

const LATER = new Date('2040-01-01T00:00:00Z');
const LETTERS: readonly Letter[] = [
  { to: 'a' },
  { to: 'b', isUrgent: true },
  { to: 'c', at: LATER },
];

let app: HangfireApp;

beforeEach(async () => {
  app = await HangfireApp.start({ server: false, providers: [MailService, ReportService] });
});
afterEach(() => app.close());

const found = (ids: readonly (string | null)[]) => Promise.all(ids.map((id) => app.jobs.get(id)));
const total = async () => {
  const { byState } = await app.jobs.countByState();
  return Object.values(byState).reduce((sum, count) => sum + count, 0);
};

describe('enqueueMany with a function for the options', () => {
  const send = (mails: MailService, { to }: Letter) => mails.send(to);

  it('gives each job its queue, its priority, its parameters and its time', async () => {
    const ids = await app.jobs.enqueueMany(
      MailService,
      LETTERS,
      send,
      ({ isUrgent, at }, index) => ({
        queue: isUrgent ? 'urgent' : undefined,
        priority: isUrgent ? -10 : 0,
        parameters: { index },
        at,
      }),
    );

    expect(await found(ids)).toMatchObject([
      { args: ['a'], queue: 'default', priority: 0, state: 'Enqueued', parameters: { index: 0 } },
      { args: ['b'], queue: 'urgent', priority: -10, state: 'Enqueued', parameters: { index: 1 } },
      { args: ['c'], queue: 'default', state: 'Scheduled', runAt: LATER, parameters: { index: 2 } },
    ]);
  });

  it('takes what the function leaves out from the call', async () => {
    const ids = await app.jobs.enqueueMany(
      MailService,
      LETTERS,
      send,
      ({ isUrgent }) => (isUrgent ? { queue: 'urgent' } : undefined),
      { queue: 'mails', priority: 5 },
    );

    expect(await found(ids)).toMatchObject([
      { queue: 'mails', priority: 5 },
      { queue: 'urgent', priority: 5 },
      { queue: 'mails', priority: 5 },
    ]);
  });

  it('schedules all jobs for one time without a function', async () => {
    const ids = await app.jobs.enqueueMany(MailService, LETTERS, send, { at: LATER });

    expect((await found(ids)).map((job) => job?.runAt)).toEqual([LATER, LATER, LATER]);
  });

  it('has null in the place of a job that a filter has cancelled', async () => {
    const letters = [{ to: 'a' }, { to: 'unwanted' }, { to: 'c' }];
    const ids = await app.jobs.enqueueMany(MailService, letters, send, () => ({ priority: 1 }));

    expect(ids).toEqual([expect.any(String), null, expect.any(String)]);
    expect(await total()).toBe(2);
  });

  it.each<[string, (letter: Letter) => unknown, RegExp | typeof Error]>([
    ['an unknown option', () => ({ quue: 'a' }), /item 0: Unknown option "quue".*"queue"/],
    ['a manager', () => ({ manager: {} }), /give "manager" to the call/],
    ['null', () => null, /item 0: expected an object with options, got null/],
    ['a promise', () => Promise.reject(new Error('late')), /got Promise/],
    ['a wrong queue', ({ to }) => ({ queue: to === 'c' ? 'No Queue' : 'a' }), /No Queue/],
    ['a wrong priority', () => ({ priority: 0.5 }), /0\.5/],
    ['a wrong time', () => ({ at: new Date(Number.NaN) }), /Invalid Date/],
  ])('creates nothing where the function answers %s', async (_, options, problem) => {
    const creating = app.jobs.enqueueMany(MailService, LETTERS, send, options as () => object);

    await expect(creating).rejects.toThrow(problem);
    expect(await total()).toBe(0);
  });

  it('names the option in an InvalidOptionsError, and creates nothing where the function throws', async () => {
    const { jobs } = app;
    const wrong = jobs.enqueueMany(MailService, LETTERS, send, () => ({ delay: 3 }) as object);
    const thrown = jobs.enqueueMany(MailService, LETTERS, send, () => {
      throw new TypeError('no options');
    });

    await expect(wrong).rejects.toBeInstanceOf(InvalidOptionsError);
    await expect(thrown).rejects.toThrow('no options');
    expect(await total()).toBe(0);
  });

  it('works in a batch as well', async () => {
    let ids: string[] = [];
    await app.get(BatchService).start((batch: Batch) => {
      ids = batch.enqueueMany(MailService, LETTERS, send, ({ at }) => ({ at }), { queue: 'mails' });
    });

    expect(await found(ids)).toMatchObject([
      { queue: 'mails', state: 'Enqueued' },
      { queue: 'mails', state: 'Enqueued' },
      { queue: 'mails', state: 'Scheduled', runAt: LATER },
    ]);
  });
});

describe('createMany', () => {
  it('creates jobs of several methods, whose ids come in order', async () => {
    let inside: readonly string[] = [];
    const ids = await app.jobs.createMany((jobs) => {
      inside = [
        jobs.enqueue(MailService, (mails) => mails.send('a'), { priority: 3 }),
        jobs.schedule(ReportService, (reports) => reports.create(1), LATER),
        ...jobs.enqueueMany(MailService, ['b', 'c'], (mails, to) => mails.send(to)),
      ];
    });

    expect(ids).toEqual(inside);
    expect(await found(ids)).toMatchObject([
      { type: 'MailService', args: ['a'], priority: 3, state: 'Enqueued', batchId: undefined },
      { type: 'ReportService', queue: 'reports', state: 'Scheduled', runAt: LATER },
      { type: 'MailService', args: ['b'] },
      { type: 'MailService', args: ['c'] },
    ]);
  });

  it('creates a job that continues another job of the same call', async () => {
    const [first, second] = await app.jobs.createMany((jobs) => {
      const parent = jobs.enqueue(ReportService, (reports) => reports.create(1));
      jobs.continueWith(parent, MailService, (mails) => mails.send('a'));
    });

    expect(await app.jobs.get(second ?? null)).toMatchObject({
      state: 'Awaiting',
      parentIds: [first],
    });
  });

  it('waits for an async callback', async () => {
    const ids = await app.jobs.createMany(async (jobs) => {
      await Promise.resolve();
      jobs.enqueue(MailService, (mails) => mails.send('a'));
    });

    expect(await found(ids)).toMatchObject([{ state: 'Enqueued' }]);
  });

  it('creates nothing where the callback adds nothing', async () => {
    expect(await app.jobs.createMany(() => {})).toEqual([]);
  });

  it.each<[string, (jobs: NewJobs) => unknown]>([
    [
      'throws',
      () => {
        throw new Error('no more');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no more'))],
    ['adds a job that cannot be stored', (jobs) => jobs.enqueue(MailService, (mails) => mails)],
  ])('creates nothing where the callback %s', async (_, last) => {
    const creating = app.jobs.createMany((jobs) => {
      jobs.enqueue(MailService, (mails) => mails.send('a'));
      return last(jobs);
    });

    await expect(creating).rejects.toThrow();
    expect(await total()).toBe(0);
  });

  it('has null in the place of a job that a filter has cancelled', async () => {
    const ids = await app.jobs.createMany((jobs) => {
      jobs.enqueue(MailService, (mails) => mails.send('unwanted'));
      jobs.enqueue(ReportService, (reports) => reports.create(1));
    });

    expect(ids).toEqual([null, expect.any(String)]);
  });

  it('refuses the service itself inside the callback', async () => {
    const creating = app.jobs.createMany(async () => {
      await app.jobs.enqueue(MailService, (mails) => mails.send('a'));
    });

    await expect(creating).rejects.toThrow(OuterServiceInBatchError);
    await expect(creating).rejects.toThrow(/callback of createMany/);
  });

  it('refuses a job after the callback has ended', async () => {
    let kept: NewJobs | undefined;
    await app.jobs.createMany((jobs) => {
      kept = jobs;
    });

    expect(() => kept?.enqueue(MailService, (mails) => mails.send('a'))).toThrow(
      CreationClosedError,
    );
  });

  it('refuses a callback that is no function', async () => {
    const nothing = undefined as unknown as () => void;

    await expect(app.jobs.createMany(nothing)).rejects.toThrow(InvalidCallbackError);
  });
});

describe('createMany in the testing kit', () => {
  const started = async (mode: 'manual' | 'inline') => {
    const context = await Test.createTestingModule({
      imports: [HangfireTestingModule.forRoot({ mode })],
      providers: [MailService, ReportService],
    }).compile();
    await context.init();
    return {
      context,
      jobs: context.get(BackgroundJobService),
      testing: hangfireTesting(context),
    };
  };
  const work = (jobs: NewJobs) => {
    const parent = jobs.enqueue(ReportService, (reports) => reports.create(1));
    jobs.continueWith(parent, MailService, (mails) => mails.send('a'));
  };

  it.each(['manual', 'inline'] as const)('runs the jobs (%s)', async (mode) => {
    const { context, jobs, testing } = await started(mode);
    await jobs.createMany(work);
    if (mode === 'manual') await testing.drain();

    expect(testing.enqueued().map(({ state }) => state)).toEqual(['Succeeded', 'Succeeded']);
    await context.close();
  });

  it('belongs to a transaction of the test', async () => {
    const { context, jobs, testing } = await started('manual');
    const undone = testing.transaction(async (manager) => {
      await jobs.createMany(work, { manager });
      await jobs.enqueueMany(
        MailService,
        ['b'],
        (mails, to) => mails.send(to),
        () => ({}),
        {
          manager,
        },
      );
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(testing.enqueued()).toEqual([]);

    await testing.transaction(async (manager) => {
      await jobs.createMany(work, { manager });
      expect(testing.enqueued()).toEqual([]);
    });
    expect(testing.enqueued()).toHaveLength(2);
    await context.close();
  });
});
