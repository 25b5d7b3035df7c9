import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { GlobalJobFilters } from '../../../../lib/filters/global-job-filters.js';
import type { JobFilter } from '../../../../lib/filters/job-filter.js';
import { UseJobFilters } from '../../../../lib/filters/use-job-filters.js';
import { StorageUnavailableError } from '../../../../lib/storage/errors/storage-unavailable-error.js';
import { MemoryJobStorage } from '../../../../lib/storages/memory/memory-job-storage.js';
import { MovableClock } from '../../../support/movable-clock.js';
import { RecurringEngine } from '../../../support/recurring-engine.js';

const MINUTE = 60_000;
const at = (time: string) => new Date(`2030-01-10T${time}Z`);

let heard: unknown[];
let mayCreate: 'yes' | 'no' | 'throw';

const watching: JobFilter = {
  onCreating(context) {
    if (mayCreate === 'throw') throw new Error('The filter is broken');
    context.canceled = mayCreate === 'no';
  },
  onCreated: ({ job, exception }) => {
    heard.push(exception ?? job.id);
  },
};

class ReportService {
  create(_of: string): void {}

  @UseJobFilters(watching)
  watched(): void {}
}

class UnknownService {
  work(): void {}
}

let clock: MovableClock;
let storage: MemoryJobStorage;
let engine: RecurringEngine;

beforeEach(() => {
  heard = [];
  mayCreate = 'yes';
  clock = new MovableClock(at('08:30:00'));
  storage = new MemoryJobStorage({ clock });
  engine = new RecurringEngine(storage, [ReportService]);
});
afterEach(() => storage.close());

const addReport = (options = {}, cron = '0 * * * *') =>
  engine.service.addOrUpdate('report', ReportService, (it) => it.create('all'), cron, options);
const addWatched = () =>
  engine.service.addOrUpdate('watched', ReportService, (it) => it.watched(), '0 * * * *');
const turnAt = (time: string) => {
  clock.moveTo(at(time));
  return engine.turn();
};
const nominalTimes = async (id = 'report') =>
  (await engine.jobsOf(id)).map((job) => String(job?.parameters.Time).slice(11, 16));

/** What became of each time, the earliest first. */
const history = async (id = 'report') =>
  (await engine.service.occurrences(id, 1_000)).toReversed().map((occurrence) => {
    const { nominalAt, kind, lastAt, count, reason } = occurrence;
    const time = (date: Date) => date.toISOString().slice(11, 16);
    const span = lastAt ? ` to ${time(lastAt)} (${count})` : '';
    return `${kind} ${time(nominalAt)}${span}${reason ? `: ${reason}` : ''}`;
  });

describe('a recurring job', () => {
  it('has its method called at its time', async () => {
    await addReport({ queue: 'reports' });
    await turnAt('08:59:59.999');
    expect(await engine.jobsOf('report')).toEqual([]);

    await turnAt('09:00:00');
    expect(await engine.jobsOf('report')).toMatchObject([
      {
        type: 'ReportService',
        method: 'create',
        arguments: '["all"]',
        queue: 'reports',
        state: 'Enqueued',
        parameters: { RecurringJobId: 'report', Time: '2030-01-10T09:00:00.000Z' },
        history: [{ reason: 'Triggered by the recurring job scheduler' }],
      },
    ]);
    expect(await engine.service.get('report')).toMatchObject({
      lastRunAt: at('09:00:00'),
      nextRunAt: at('10:00:00'),
    });
  });

  it('lets the scheduler sleep until the next recurring job is due', async () => {
    expect(await engine.turn()).toMatchObject({ ms: Number.POSITIVE_INFINITY });
    await addReport();
    expect(await engine.turn()).toMatchObject({ ms: 30 * MINUTE });

    expect(await turnAt('09:00:00')).toMatchObject({ ms: 60 * MINUTE });
  });

  it('does not occur again after the clock was set back', async () => {
    await addReport();
    await turnAt('09:00:00');
    await turnAt('10:00:01');
    clock.moveTo(at('08:30:00'));
    await engine.service.update('report', { cron: '0/30 * * * *' });
    await turnAt('09:30:00');

    expect(await nominalTimes()).toEqual(['09:00', '10:00']);
    expect(await engine.service.get('report')).toMatchObject({ nextRunAt: at('10:30:00') });
  });

  it('starts its jobs later by its jitter, and keeps the nominal time', async () => {
    await addReport({ jitter: { minutes: 10 } });
    await turnAt('09:00:00');
    const [job] = await engine.jobsOf('report');

    expect(job).toMatchObject({
      state: 'Scheduled',
      parameters: { Time: '2030-01-10T09:00:00.000Z' },
    });
    expect(job?.runAt?.getTime()).toBeGreaterThan(at('09:00:00').getTime());
    expect(job?.runAt?.getTime()).toBeLessThanOrEqual(at('09:10:00').getTime());
  });

  it('starts its jobs at once when the jittered time is over', async () => {
    await addReport({ jitter: { minutes: 10 } });
    await turnAt('09:30:00');

    expect(await engine.jobsOf('report')).toMatchObject([{ state: 'Enqueued' }]);
  });

  it('asks for its jobs to run one by one when overlaps are queued', async () => {
    await addReport({ overlap: 'queue' });
    await turnAt('09:00:00');

    expect(await engine.jobsOf('report')).toMatchObject([{ parameters: { Overlap: 'queue' } }]);
  });

  it('leaves an occurrence out while the last job has not ended, when overlaps are skipped', async () => {
    await addReport({ overlap: 'skip' });
    await turnAt('09:00:00');
    await turnAt('10:00:00');
    expect(await nominalTimes()).toEqual(['09:00', '']);
    expect(await history()).toEqual(['created 09:00', 'skipped 10:00: running']);
    const [skipped, created] = await engine.service.occurrences('report');
    expect(skipped?.runningJobId).toBe(created?.jobId);

    await storage.queues.claim({ serverId: 'a', queues: ['default'], limit: 1 });
    const [first] = await engine.jobsOf('report');
    await storage.jobs.applyTransitions([
      {
        jobId: first?.id ?? '',
        from: { isFinished: false },
        to: 'Succeeded',
        history: [],
        expireAt: at('23:00:00'),
        counters: [],
      },
    ]);
    await turnAt('11:00:00');
    expect(await nominalTimes()).toEqual(['09:00', '', '11:00']);
  });
});

describe('after a time without servers', () => {
  it('one job makes up for all missed occurrences', async () => {
    await addReport();
    await turnAt('13:20:00');

    expect(await history()).toEqual(['missed 09:00 to 12:00 (4)', 'made-up 13:00']);
    const [madeUp, missed] = await engine.service.occurrences('report');
    expect(madeUp).toMatchObject({ recordedAt: at('13:20:00'), jobId: expect.any(String) });
    expect(missed?.jobId).toBeUndefined();
  });

  it('one job makes up for a time that is more than ten seconds late', async () => {
    await addReport();
    await turnAt('09:00:10');
    await turnAt('10:00:10.001');

    expect(await history()).toEqual(['created 09:00', 'made-up 10:00']);
  });

  it('the first job leaves out the others when misfires are strict and overlaps are skipped', async () => {
    await addReport({ misfire: 'strict', overlap: 'skip' });
    await turnAt('11:00:00');

    expect(await history()).toEqual([
      'made-up 09:00',
      'skipped 10:00: running',
      'skipped 11:00: running',
    ]);
    const [third, second, first] = await engine.service.occurrences('report');
    expect([second?.runningJobId, third?.runningJobId]).toEqual([first?.jobId, first?.jobId]);
  });

  it('a job that a filter has cancelled does not cause other jobs to be left out', async () => {
    const options = { misfire: 'strict', overlap: 'skip' } as const;
    await engine.service.addOrUpdate(
      'watched',
      ReportService,
      (it) => it.watched(),
      '0 * * * *',
      options,
    );
    mayCreate = 'no';
    await turnAt('10:00:00');

    expect(await history('watched')).toEqual([
      'skipped 09:00: canceled',
      'skipped 10:00: canceled',
    ]);
  });

  it('each missed occurrence gets a job when misfires are strict', async () => {
    await addReport({ misfire: 'strict' });
    await turnAt('13:20:00');

    expect(await nominalTimes()).toEqual(['09:00', '10:00', '11:00', '12:00', '13:00']);
  });

  it('the oldest beyond 100 are dropped, and the log says so', async () => {
    await addReport({ misfire: 'strict' }, '* * * * *');
    await turnAt('13:20:00');

    const [oldest, ...others] = await history();
    expect(oldest).toBe('missed 08:31 to 11:40 (190)');
    expect(others).toHaveLength(100);
    expect(engine.logged).toEqual([
      {
        event: 'Missed occurrences dropped',
        facts: { recurringJob: 'report', since: at('08:31:00'), kept: 100 },
      },
    ]);
  });

  it('no missed occurrence gets a job when misfires are ignorable', async () => {
    await addReport({ misfire: 'ignorable' });
    await turnAt('13:20:00');
    expect(await history()).toEqual(['missed 09:00 to 13:00 (5)']);

    await turnAt('14:00:30');
    expect(await history()).toEqual(['missed 09:00 to 13:00 (5)', 'made-up 14:00']);
  });
});

describe('the client filters of its jobs', () => {
  beforeEach(addWatched);

  it('hear of a job once it is stored', async () => {
    await turnAt('09:00:00');
    const [job] = await engine.jobsOf('watched');

    expect(heard).toEqual([job?.id]);
  });

  it('may cancel the job; the occurrence counts as done', async () => {
    mayCreate = 'no';
    await turnAt('09:00:00');

    expect(await history('watched')).toEqual(['skipped 09:00: canceled']);
    expect(await engine.service.get('watched')).toMatchObject({
      error: undefined,
      nextRunAt: at('10:00:00'),
    });
  });

  it('hear that a job was not stored', async () => {
    const error = new TypeError('Full');
    storage.jobs.createJobs = async (jobs) => {
      if (jobs.length > 0) throw error;
    };
    await turnAt('09:00:00');

    expect(heard).toEqual([error, error]);
    expect(await engine.service.get('watched')).toMatchObject({ failures: 1 });
  });
});

describe('a recurring job that cannot be scheduled', () => {
  const failUntilDisabled = async () => {
    mayCreate = 'throw';
    for (let minute = 0; minute <= 5; minute += 1) await turnAt(`09:0${minute}:00`);
  };

  it('is tried again five times, a minute apart, and then disabled', async () => {
    await addWatched();
    mayCreate = 'throw';
    expect(await turnAt('09:00:00')).toMatchObject({ ms: MINUTE });
    expect(await engine.service.get('watched')).toMatchObject({
      failures: 1,
      error: expect.stringContaining('The filter is broken'),
      nextRunAt: at('09:01:00'),
      isDisabled: false,
    });

    await failUntilDisabled();
    expect(await engine.service.occurrences('watched')).toMatchObject([
      {
        nominalAt: at('09:00:00'),
        recordedAt: at('09:05:00'),
        kind: 'failed',
        error: expect.stringContaining('The filter is broken'),
      },
    ]);
    expect(await engine.service.get('watched')).toMatchObject({
      failures: 6,
      error: expect.stringContaining('The filter is broken'),
      nextRunAt: undefined,
      isDisabled: true,
      lastRunAt: undefined,
    });
    expect(engine.logged.map(({ event }) => event)).toEqual([
      ...Array.from({ length: 5 }, () => 'Recurring job not scheduled, will be tried again'),
      'Recurring job disabled, it could not be scheduled',
    ]);
  });

  it('loses nothing when it works again in time', async () => {
    await addWatched();
    mayCreate = 'throw';
    await turnAt('09:00:00');
    mayCreate = 'yes';
    await turnAt('09:01:00');

    expect(await engine.service.occurrences('watched')).toMatchObject([
      {
        nominalAt: at('09:00:00'),
        recordedAt: at('09:01:00'),
        kind: 'made-up',
        error: expect.stringContaining('The filter is broken'),
      },
    ]);
    expect(await engine.service.get('watched')).toMatchObject({
      failures: 0,
      error: undefined,
      nextRunAt: at('10:00:00'),
    });
  });

  it.each([
    ['addOrUpdate', addWatched],
    ['update', () => engine.service.update('watched', { description: 'Mended' })],
    ['resume', () => engine.service.resume('watched')],
    ['trigger', () => engine.service.trigger('watched')],
  ])('is due again, and the error forgotten, after %s', async (_name, act) => {
    await addWatched();
    await failUntilDisabled();
    mayCreate = 'yes';
    await act();
    expect(await engine.service.get('watched')).toMatchObject({
      error: undefined,
      failures: 0,
      nextRunAt: at('09:00:00'),
    });

    await turnAt('09:06:00');
    expect(await nominalTimes('watched')).toContain('09:00');
    expect(await history('watched')).toContain('made-up 09:00');
    expect(await history('watched')).not.toContain('failed 09:00');
    expect(await engine.service.get('watched')).toMatchObject({ nextRunAt: at('10:00:00') });
  });

  it('does not hold up the others', async () => {
    await addWatched();
    await addReport();
    mayCreate = 'throw';
    await turnAt('09:00:00');

    expect(await nominalTimes()).toEqual(['09:00']);
  });

  it('does not hold up the others when the store refuses it', async () => {
    await addWatched();
    await addReport();
    const create = storage.jobs.createJobs.bind(storage.jobs);
    storage.jobs.createJobs = async (jobs, options) => {
      if (jobs.some(({ method }) => method === 'watched')) throw new TypeError('Refused');
      return create(jobs, options);
    };
    await turnAt('09:00:00');

    expect(await nominalTimes()).toEqual(['09:00']);
    expect(await engine.service.get('watched')).toMatchObject({
      failures: 1,
      error: expect.stringContaining('Refused'),
    });
  });

  it('is decided again where the database undoes the decision, and its filters hear the outcome of each job', async () => {
    await addWatched();
    const schedule = storage.recurring.schedule.bind(storage.recurring);
    storage.recurring.schedule = (limit, decide) =>
      schedule(limit, async (due) => {
        await decide(due);
        await decide([]);
        return decide(due);
      });
    await turnAt('09:00:00');

    const [job] = await engine.jobsOf('watched');
    expect(heard).toEqual([expect.any(StorageUnavailableError), job?.id]);
  });

  it('may have an expression or a zone that is no longer known', async () => {
    await addReport();
    await storage.recurring.change(
      'report',
      (current) => current && { ...current, timeZone: 'Europe/Atlantis' },
    );
    await turnAt('09:00:00');

    expect(await engine.service.get('report')).toMatchObject({
      failures: 1,
      error: expect.stringContaining("'Europe/Atlantis'"),
    });
  });

  it('may have an abbreviation that once counted as a zone, and the others run', async () => {
    await addReport();
    await storage.recurring.change(
      'report',
      (current) => current && { ...current, timeZone: 'BST' },
    );
    await addWatched();
    await turnAt('09:00:00');

    expect(await engine.service.get('report')).toMatchObject({
      failures: 1,
      error: expect.stringContaining('got \'BST\'. Did you mean "Europe/London" or "Asia/Dhaka"?'),
    });
    expect(await nominalTimes('watched')).toEqual(['09:00']);
  });
});

describe('a recurring job whose class a server lacks', () => {
  beforeEach(async () => {
    const other = new RecurringEngine(storage, [UnknownService]);
    await other.service.addOrUpdate('other', UnknownService, (it) => it.work(), '0 * * * *');
  });

  it('is left to the servers that have the class', async () => {
    expect(await turnAt('09:00:00')).toMatchObject({ ms: 1_000 });
    expect(await engine.service.get('other')).toMatchObject({ failures: 0 });

    await new RecurringEngine(storage, [UnknownService]).turn();
    expect(await engine.jobsOf('other')).toHaveLength(1);
  });

  it('fails when no server has taken it for five minutes', async () => {
    await turnAt('09:05:00');
    expect(await engine.service.get('other')).toMatchObject({ failures: 0 });

    await turnAt('09:05:01');
    expect(await engine.service.get('other')).toMatchObject({
      failures: 1,
      error: expect.stringContaining('calls UnknownService.work'),
    });
  });

  it('does not keep others from being scheduled, however many there are', async () => {
    for (let number = 0; number < 250; number += 1) {
      await storage.recurring.change(`other-${number}`, (_current) => ({
        ...someValues,
        id: `other-${number}`,
      }));
    }
    await addReport();
    clock.moveTo(at('09:00:00'));
    let pause = { ms: 0 };
    for (let turns = 0; pause.ms === 0 && turns < 20; turns += 1) pause = await engine.turn();

    expect(pause).toMatchObject({ ms: 1_000 });
    expect(await nominalTimes()).toEqual(['09:00']);
  });
});

const someValues = {
  type: 'UnknownService',
  method: 'work',
  arguments: '[[]]',
  cron: '0 * * * *',
  timeZone: 'UTC',
  misfire: 'relaxed',
  overlap: 'allow',
  jitterMs: 0,
  nextRunAt: at('08:59:00'),
  failures: 0,
} as const;

describe('global filters', () => {
  it('see the jobs of recurring jobs, too', async () => {
    const filters = new GlobalJobFilters([watching]);
    engine = new RecurringEngine(storage, [ReportService], filters);
    await addReport();
    await turnAt('09:00:00');

    expect(heard).toHaveLength(1);
  });
});
