import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { RecurringJob } from '../../lib/recurring/recurring-job.js';
import { afterFailure } from '../../lib/recurring/scheduling-failure.js';
import type { StorageEvent } from '../../lib/storage/events/storage-events.js';
import type { ScratchSchema } from '../../lib/storages/typeorm/dialects/postgres/schema/scratch-schema.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { eventually } from '../support/eventually.js';
import { aRecurringJob } from '../support/recurring-builders.js';
import { RecurringEngine } from '../support/recurring-engine.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { scratchSchemaOf } from '../support/typeorm-conformance-store.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

class ReportService {
  create(): void {}

  @RecurringJob('declared', '0 9 * * *', { timeZone: 'Europe/Istanbul', overlap: 'skip' })
  createDeclared(): void {}
}

let database: TestDatabase;
let dataSource: DataSource;
let schema: ScratchSchema;
let storages: TypeOrmJobStorage[];
let first: RecurringEngine;
let second: RecurringEngine;

/** A process of its own, as far as the database can tell. */
const connected = async (to: DataSource) => {
  const storage = new TypeOrmJobStorage(to);
  storages.push(storage);
  await storage.open();
  return storage;
};
const newDataSource = () => new DataSource({ type: 'postgres', url: database.url });
const engineOn = (storage: TypeOrmJobStorage) => new RecurringEngine(storage, [ReportService]);

// All cases have the same connections, and empty tables.
beforeAll(async () => {
  database = await createTestDatabase();
  storages = [];
  dataSource = newDataSource();
  await connected(dataSource);
  await connected(newDataSource());
  schema = scratchSchemaOf(dataSource);
});
beforeEach(async () => {
  await schema.empty();
  [first, second] = storages.map(engineOn) as [RecurringEngine, RecurringEngine];
});
afterAll(async () => {
  for (const storage of storages) await storage.close();
  await database.drop();
});

const add = (cron: string, options = {}) =>
  first.service.addOrUpdate('report', ReportService, (it) => it.create(), cron, options);
const ago = (ms: number) => new Date(first.storage.clock.now().getTime() - ms);
/** As if no server had been there since. */
const isDueSince = (nextRunAt: Date) =>
  first.storage.recurring.change('report', (current) => current && { ...current, nextRunAt });
const nominalSeconds = async () => {
  const occurrences = await first.service.occurrences('report', 1_000);
  return occurrences.map(({ nominalAt }) => nominalAt.getTime() / SECOND).reverse();
};
const storedJobs = async () =>
  (await first.storage.statistics.countByState()).byState.Enqueued ?? 0;

describe('several schedulers on one database', () => {
  it('create each occurrence once, and leave none out', async () => {
    const third = engineOn(await connected(newDataSource()));
    const runners = [first, second, third].map((engine) => engine.startScheduler());
    await add('* * * * * *');
    // No announcement reaches them here: no server listens.
    for (const runner of runners) runner.wake();
    const seconds = await eventually(async () => {
      const found = await nominalSeconds();
      return found.length >= 4 && found;
    });
    await Promise.all(runners.map((runner) => runner.stop()));

    const [from = 0] = seconds;
    expect(seconds).toEqual(Array.from({ length: seconds.length }, (_, index) => from + index));
    expect(await storedJobs()).toBe((await nominalSeconds()).length);
  });

  it('make up for each missed occurrence once', async () => {
    await add('* * * * * *', { misfire: 'strict', endAt: ago(SECOND) });
    await isDueSince(ago(60 * SECOND));
    await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 ? first : second).turn()));

    const seconds = await nominalSeconds();
    expect(seconds.length).toBeGreaterThanOrEqual(59);
    expect(new Set(seconds).size).toBe(seconds.length);
    expect(await storedJobs()).toBe(seconds.length);
  });

  it('share a thousand recurring jobs that are due at once', async () => {
    const ids = Array.from({ length: 1_000 }, (_, index) => `report-${index}`);
    const [one, other] = [first.storage.recurring, second.storage.recurring];
    await Promise.all(
      ids.map((id, index) =>
        (index % 2 ? one : other).change(id, () => aRecurringJob({ id, nextRunAt: ago(SECOND) })),
      ),
    );
    const runners = [first, second].map((engine) => engine.startScheduler());
    await eventually(async () => (await storedJobs()) === 1_000);
    await Promise.all(runners.map((runner) => runner.stop()));

    expect(await storedJobs()).toBe(1_000);
  });
});

describe('an occurrence', () => {
  it('is not created again when the schedule is set back', async () => {
    await add('0 * * * *', { misfire: 'strict' });
    const before = ago(3 * HOUR + MINUTE);
    await isDueSince(before);
    await first.turn();
    const seconds = await nominalSeconds();
    await isDueSince(before);
    await second.turn();

    expect(seconds.length).toBeGreaterThanOrEqual(3);
    expect(await nominalSeconds()).toEqual(seconds);
    expect(await storedJobs()).toBe(seconds.length);
  });

  it('stays due when a server dies before it is stored', async () => {
    await add('0 * * * *');
    await isDueSince(ago(MINUTE));
    const dying = first.storage.recurring.schedule(10, async () => {
      throw new Error('The process ends here');
    });
    await expect(dying).rejects.toThrow();
    expect(await storedJobs()).toBe(0);

    await second.turn();
    expect(await storedJobs()).toBe(1);
  });

  it('makes up for all that were missed, and the next one comes in time', async () => {
    // The latest time was two minutes ago: too late to be punctual.
    await add(`${(new Date().getUTCMinutes() + 3) % 5}-59/5 * * * *`);
    await isDueSince(ago(3 * HOUR));
    await second.turn();

    const [madeUp, missed, ...others] = await first.service.occurrences('report');
    expect(others).toEqual([]);
    expect(madeUp).toMatchObject({ kind: 'made-up', count: 1, jobId: expect.any(String) });
    expect(missed).toMatchObject({ kind: 'missed', count: 36 });
    expect(madeUp?.nominalAt.getTime()).toBe((missed?.lastAt?.getTime() ?? 0) + 5 * MINUTE);
    expect(await storedJobs()).toBe(1);
    const { nextRunAt } = (await first.service.get('report')) ?? {};
    expect(nextRunAt?.getTime()).toBeGreaterThan(ago(0).getTime());
    expect(nextRunAt?.getTime()).toBeLessThanOrEqual(ago(-5 * MINUTE).getTime());
  });
});

describe('beside a version that does not say what became of an occurrence', () => {
  const asBefore = (nominalAt: Date, micros: number, jobId: string | null) =>
    dataSource.query(
      `INSERT INTO hangfire.recurring_occurrence (recurring_id, nominal_at, job_id)
       VALUES ('report', $1::timestamptz + $2 * interval '1 microsecond', $3)
           ON CONFLICT (recurring_id, nominal_at) DO NOTHING RETURNING nominal_at`,
      [nominalAt, micros, jobId],
    );
  const JOB = '01900000-0000-7000-8000-000000000001';
  const nine = new Date('2020-01-10T09:00:00Z');

  it('its occurrences are read as what they are, and nothing is made up about them', async () => {
    await add('0 * * * *');
    await asBefore(new Date(nine.getTime() + 2), 0, JOB);
    await asBefore(new Date(nine.getTime() + 1), 0, null);
    await asBefore(nine, 1, JOB);

    const found = await first.service.occurrences('report');
    expect(found).toMatchObject([
      { kind: 'created', jobId: JOB, count: 1 },
      { kind: 'skipped', jobId: undefined, count: 1 },
      { kind: 'triggered', jobId: JOB, count: 1, nominalAt: nine },
    ]);
    for (const { recordedAt, reason, triggeredBy } of found) {
      expect([recordedAt, reason, triggeredBy]).toEqual([undefined, undefined, undefined]);
    }
  });

  it('it still creates the job that could not be created before', async () => {
    await add('0 * * * *');
    await isDueSince(nine);
    await first.storage.recurring.schedule(1, async ([due]) =>
      due ? [afterFailure(due.record, 'Gone', ago(0))] : [],
    );
    expect(await first.service.occurrences('report')).toMatchObject([
      { kind: 'failed', nominalAt: nine },
    ]);

    expect(await asBefore(nine, 0, JOB)).toHaveLength(1);
  });

  it('nobody has paused what it has resumed', async () => {
    await add('0 * * * *');
    await first.service.pause('report', { by: 'Ada' });
    expect(await first.service.get('report')).toMatchObject({ pausedBy: 'Ada' });
    await dataSource.query(`UPDATE hangfire.recurring_job SET paused_at = NULL`);

    expect(await first.service.get('report')).toMatchObject({
      pausedAt: undefined,
      pausedBy: undefined,
    });
  });
});

describe('people', () => {
  it('pause, resume and trigger on any process', async () => {
    await add('* * * * * *');
    await second.service.pause('report');
    await isDueSince(ago(MINUTE));
    await first.turn();
    expect(await storedJobs()).toBe(0);

    const id = await second.service.trigger('report');
    expect(await storedJobs()).toBe(1);
    expect(await first.service.get('report')).toMatchObject({ lastJobId: id });

    await second.service.resume('report');
    const { nextRunAt } = (await first.service.get('report')) ?? {};
    expect(nextRunAt?.getTime()).toBeGreaterThan(ago(SECOND).getTime());
  });

  it('who add the same recurring job at once do not get in the way of each other', async () => {
    const engines = [first, second];
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        engines[index % 2]?.service.addOrUpdate(
          'report',
          ReportService,
          (it) => it.create(),
          '@daily',
          { description: `${index}` },
        ),
      ),
    );

    expect(await first.storage.recurring.list()).toMatchObject([{ id: 'report', version: 20 }]);
  });

  it('make changes that the other processes hear of', async () => {
    const heard: StorageEvent[] = [];
    await second.storage.events.subscribe((event) => heard.push(event));
    await add('@daily');

    await eventually(() => heard.some(({ kind }) => kind === 'recurring'));
  });
});

describe('a deployment', () => {
  it('leaves changes of the run time as they are', async () => {
    await Promise.all([first.redeploy(), second.redeploy()]);
    await second.service.update('declared', { cron: '0 10 * * *' });
    await second.service.pause('declared');
    await first.redeploy();

    expect(await first.service.list()).toMatchObject([
      {
        id: 'declared',
        cron: '0 10 * * *',
        pausedAt: expect.anything(),
        isDeclared: true,
        overlap: 'skip',
      },
    ]);
  });

  it('brings back a recurring job that an error has disabled', async () => {
    await first.redeploy();
    const overdueSince = ago(HOUR);
    await first.storage.recurring.change(
      'declared',
      (current) =>
        current && { ...current, nextRunAt: undefined, overdueSince, error: 'Gone', failures: 6 },
    );
    expect(await first.service.get('declared')).toMatchObject({ isDisabled: true });
    await second.redeploy();

    expect(await first.service.get('declared')).toMatchObject({
      error: undefined,
      failures: 0,
      nextRunAt: overdueSince,
    });
  });
});
