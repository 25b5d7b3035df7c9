import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { BatchService } from '../../lib/client/batch-service.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

class WorkService {
  work(_number: number): string {
    return 'done';
  }
}

let database: TestDatabase;
let dataSource: DataSource;
let app: HangfireApp;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = new DataSource({ type: 'postgres', url: database.url });
  await dataSource.initialize();
  app = await HangfireApp.start({
    storage: dataSource,
    providers: [WorkService],
    server: { heartbeatIntervalMs: 1_000, serverTimeoutMs: 5_000, unknownJobs: 'fail' },
  });
});
afterAll(async () => {
  await app.close();
  await dataSource.destroy();
  await database.drop();
});

const inAnHour = { hours: 1 };
const schedule = () => app.jobs.schedule(WorkService, (service) => service.work(1), inAnHour);
/** Damages a job that waits for its time, and lets the time come for it and a whole one at once. */
const runDamaged = async (damage: string) => {
  const [damaged, whole] = [await schedule(), await schedule()];
  await dataSource.query(`UPDATE hangfire.job SET ${damage} WHERE id = $1`, [damaged]);
  await dataSource.query('UPDATE hangfire.job SET run_at = now() WHERE id = ANY ($1)', [
    [damaged, whole],
  ]);
  // Makes the scheduler look.
  await app.jobs.schedule(WorkService, (service) => service.work(1), { milliseconds: 1 });
  await app.reaches(whole, 'Succeeded');
  return damaged;
};
const failureOf = (id: string | null) =>
  eventually(async () => (await app.jobs.get(id))?.history.find(({ state }) => state === 'Failed'));

/** Parameters by which it takes a lock of that name. */
const runsOneByOne = (id: string) => `parameters = '{"Overlap":"queue","RecurringJobId":"${id}"}'`;
/** A text that no index can hold, however it is compressed. */
const noise = (bytes: number) => randomBytes(bytes).toString('base64');

describe('a job row that somebody damaged by hand', () => {
  it.each([
    ['arguments that are no list', `arguments = '{"a":1}'`, 'DamagedArgumentsError'],
    ['arguments of another encoding', `arguments = '"text"'`, 'DamagedArgumentsError'],
    ['parameters that are no object', "parameters = '[1]'", 'DamagedJobError'],
    ['an attempt that cannot grow', 'attempt = 2147483647', 'DamagedJobError'],
    ['a class that is not there', "type = 'Nobody'", 'JobHandlerNotFoundError'],
    ['a method that is not there', "method = 'nothing'", 'JobMethodNotFoundError'],
    ['a method that every object has', "method = 'constructor'", 'JobMethodNotFoundError'],
    ['a method that is no name', "method = '__proto__'", 'JobMethodNotFoundError'],
    ['a class that is no name', "type = '__proto__'", 'JobHandlerNotFoundError'],
    ['a class name that is empty', "type = ''", 'JobHandlerNotFoundError'],
    ['a resource that the store refuses', runsOneByOne('\\u0000'), 'StorageOperationError'],
    ['a resource that is too long', runsOneByOne(noise(9_000)), 'StorageOperationError'],
  ])('fails alone: %s', async (_what, damage, type) => {
    const damaged = await runDamaged(damage);

    expect((await failureOf(damaged)).data).toMatchObject({ exception: { type } });
  });

  it.each([
    ['a history that cannot be read', "history = '{broken'"],
    ['an empty history', "history = ''"],
    ['a long history that cannot be read', "history = repeat('{broken', 50000)"],
    ['a long history that is nested too deeply', "history = repeat('[', 300000)"],
    ['a long history of anything', "history = '1' || repeat(',[],\"text\"', 30000)"],
    ['parameters of other types', `parameters = '{"RetryCount":"many"}'`],
    ['a crash count of another type', `parameters = '{"CrashCount":{}}'`],
    ['a recurring job of another type', `parameters = '{"Overlap":"queue","RecurringJobId":[1]}'`],
    ['a negative attempt', 'attempt = -5'],
    ['a server that it has not', "server_id = 'nobody'"],
  ])('still runs: %s', async (_what, damage) => {
    const damaged = await runDamaged(damage);

    await app.reaches(damaged, 'Succeeded');
  });

  it.each([
    ['a delay that no time has', '{"delayMs":-1e300}'],
    ['a time that no store has', '{"enqueueAt":"-271821-04-20T00:00:00.000Z"}'],
    ['no object', '7'],
  ])('is released with the others of its parent: waiting for %s', async (_what, data) => {
    const parent = (await schedule()) ?? '';
    const continued = () =>
      app.jobs.continueWith(parent, WorkService, (service) => service.work(1));
    const [damaged, whole] = [await continued(), await continued()];
    await dataSource.query('UPDATE hangfire.job SET history = $2 WHERE id = $1', [
      damaged,
      `{"state":"Awaiting","at":1,"data":${data}}`,
    ]);
    await app.jobs.requeue(parent);

    await app.reaches(whole, 'Succeeded');
    await app.reaches(damaged, 'Succeeded');
  });

  it('can be read, deleted and requeued', async () => {
    const damaged = await schedule();
    await dataSource.query(
      `UPDATE hangfire.job
          SET arguments = '1', parameters = '2', history = '3', type = '', method = ''
        WHERE id = $1`,
      [damaged],
    );

    expect(await app.jobs.get(damaged)).toMatchObject({ state: 'Scheduled', args: undefined });
    expect(await app.jobs.delete(damaged)).toBe(true);
    expect(await app.jobs.requeue(damaged)).toBe(true);
    await failureOf(damaged);
  });

  it('goes back to its queue when the heartbeat of its server is at no time', async () => {
    const id = await schedule();
    await dataSource.query(
      `INSERT INTO hangfire.server (id, name, queues, worker_count, heartbeat_at)
       VALUES ('frozen', 'frozen', '{}', 1, 'infinity')`,
    );
    await dataSource.query(
      "UPDATE hangfire.job SET state = 'Processing', server_id = 'frozen' WHERE id = $1",
      [id],
    );

    await app.reaches(id, 'Succeeded', 60_000);
  });

  it.each([['{}'], ['"many"'], ['-1e300']])(
    'is no poison job when its server is lost and its crashes were counted as %s',
    async (count) => {
      const id = await schedule();
      await dataSource.query(
        `UPDATE hangfire.job
            SET state = 'Processing', server_id = 'ghost', parameters = '{"CrashCount":${count}}'
          WHERE id = $1`,
        [id],
      );

      const job = await app.reaches(id, 'Succeeded', 60_000);
      expect(job.parameters).toMatchObject({ CrashCount: 1 });
    },
  );

  it('goes back to its queue when it is Processing under a server that does not exist', async () => {
    const id = await schedule();
    await dataSource.query(
      "UPDATE hangfire.job SET state = 'Processing', server_id = 'ghost' WHERE id = $1",
      [id],
    );

    await app.reaches(id, 'Succeeded', 60_000);
  });
});

describe('a lock that somebody gave to a server that does not exist', () => {
  it.each([
    ['a job that does not exist', 'gen_random_uuid()'],
    ['a job that is not running', "(SELECT id FROM hangfire.job WHERE server_id = 'phantom')"],
  ])('is freed where it is held for %s', async (_what, job) => {
    const [idle, next] = [await schedule(), await schedule()];
    await dataSource.query("UPDATE hangfire.job SET server_id = 'phantom' WHERE id = $1", [idle]);
    await dataSource.query(
      `INSERT INTO hangfire.job_lock (resource, job_id, attempt, server_id)
       VALUES ('recurring:held', ${job}, 0, 'phantom')`,
    );
    await dataSource.query(`UPDATE hangfire.job SET ${runsOneByOne('held')} WHERE id = $1`, [next]);
    await app.jobs.requeue(next ?? '');

    await app.reaches(next, 'Succeeded', 20_000);
    await app.jobs.delete(idle ?? '');
  });
});

describe('a batch that somebody nested in itself by hand', () => {
  it('is named once in the log, and can be cancelled', async () => {
    const batches = app.get(BatchService);
    const id = await batches.start((batch) => {
      batch.schedule(WorkService, (service) => service.work(1), inAnHour);
    });
    const said = () => app.logger.lines.filter(({ text }) => text.includes('nested in itself'));
    await dataSource.query('UPDATE hangfire.batch SET batch_id = id WHERE id = $1', [id]);
    await batches.attach(id, (batch) => {
      batch.enqueue(WorkService, (service) => service.work(2));
    });
    await eventually(async () => said().length > 0);

    expect(await batches.cancel(id)).toBe(true);
    await eventually(async () => (await app.storage.batches.find(id))?.expireAt);
    expect(said()).toEqual([{ level: 'warn', text: expect.stringContaining(id) }]);
  });
});
