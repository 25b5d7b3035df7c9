import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { aNewJob } from '../support/builders.js';
import { HangfireApp, statesOf } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

class WorkService {
  work(): string {
    return 'done';
  }
}

let database: TestDatabase;
let dataSource: DataSource;
let app: HangfireApp;
/** Of the day on which the jobs that end now expire. */
let partition: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = new DataSource({ type: 'postgres', url: database.url });
  await dataSource.initialize();
  app = await HangfireApp.start({
    storage: { type: 'postgres', url: database.url },
    providers: [WorkService],
  });
});
afterAll(async () => {
  await app.close();
  await dataSource.destroy();
  await database.drop();
});
beforeEach(async () => {
  const { id } = await app.reaches(await work(), 'Succeeded');
  partition = await placeOf(id);
});

const work = () => app.jobs.enqueue(WorkService, (it) => it.work());
const placeOf = async (id: string): Promise<string> => {
  const [row] = await dataSource.query(
    'SELECT tableoid::regclass::text AS place FROM hangfire.finished_job WHERE id = $1',
    [id],
  );
  return row?.place;
};

describe('jobs that end', () => {
  it.each<[string, (partition: string) => string]>([
    ['dropped', (it) => `DROP TABLE ${it}`],
    ['detached', (it) => `ALTER TABLE hangfire.finished_job DETACH PARTITION ${it}`],
    [
      'detached and renamed',
      (it) => `ALTER TABLE hangfire.finished_job DETACH PARTITION ${it};
               ALTER TABLE ${it} RENAME TO archived`,
    ],
    [
      'moved to another schema',
      (it) => `CREATE SCHEMA archive; ALTER TABLE ${it} SET SCHEMA archive`,
    ],
  ])('have succeeded also when the partition of their day was %s', async (_, damage) => {
    await dataSource.query(damage(partition));
    const ids = await Promise.all(Array.from({ length: 20 }, work));

    for (const id of ids) {
      const job = await app.reaches(id, 'Succeeded');
      expect(statesOf(job)).toEqual(['Enqueued', 'Processing', 'Succeeded']);
      expect(job.attempt).toBe(1);
    }
    expect(app.logger.lines.filter(({ text }) => text.includes('refused'))).toEqual([]);
  });

  it('are stored where somebody keeps a partition for all days without one', async () => {
    await dataSource.query(`DROP TABLE ${partition};
      CREATE TABLE hangfire.everything PARTITION OF hangfire.finished_job DEFAULT`);
    const { id } = await app.reaches(await work(), 'Succeeded');

    expect(await placeOf(id)).toMatch(/everything|finished_job_\d{8}/);
    await dataSource.query('DROP TABLE hangfire.everything');
  });

  it('are kept for ever even when the partition for such jobs was dropped', async () => {
    const { jobs } = app.storage;
    const aKeptJob = () => aNewJob({ state: 'Deleted', expireAt: new Date('9999-01-01') });
    await jobs.createJobs([aKeptJob()]);
    await dataSource.query('DROP TABLE hangfire.finished_job_kept');
    const job = aKeptJob();
    await expect(jobs.createJobs([job])).rejects.toMatchObject({
      code: 'HANGFIRE_STORAGE_UNAVAILABLE',
    });
    await jobs.createJobs([job]);

    expect(await placeOf(job.id)).toBe('hangfire.finished_job_kept');
  });
});

describe('a job that is created in its final state', () => {
  it('is created in the second transaction of a caller, when the partition was dropped', async () => {
    await dataSource.query(`DROP TABLE ${partition}`);
    const job = aNewJob({ state: 'Deleted', expireAt: new Date(Date.now() + 86_400_000) });
    const create = () =>
      dataSource.transaction((transaction) => app.storage.jobs.createJobs([job], { transaction }));
    await expect(create()).rejects.toMatchObject({ code: '23514' });
    await create();

    expect(await placeOf(job.id)).toBe(partition);
  });
});
