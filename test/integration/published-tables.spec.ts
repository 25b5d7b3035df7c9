import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { AutomaticRetry } from '../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { DisableConcurrentExecution } from '../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution.js';
import { BatchService } from '../../lib/client/batch-service.js';
import { RecurringJobService } from '../../lib/client/recurring-job-service.js';
import { PostgresDatabase } from '../../lib/storages/typeorm/dialects/postgres/connection/postgres-database.js';
import { migrations } from '../../lib/storages/typeorm/dialects/postgres/schema/migrations/index.js';
import { postgresMigrator } from '../../lib/storages/typeorm/dialects/postgres/schema/migrator.js';
import { tablesIn } from '../../lib/storages/typeorm/dialects/postgres/schema/tables.js';
import { aTransition } from '../support/builders.js';
import { DashboardApp } from '../support/dashboard-app.js';
import { eventually } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const DAY_MS = 86_400_000;

@Injectable()
class WorkService {
  work(): string {
    return 'done';
  }

  @DisableConcurrentExecution(10)
  workAlone(): void {}

  @AutomaticRetry(0)
  fail(): void {
    throw new Error('As ever');
  }
}

let database: TestDatabase;
let pool: pg.Pool;
let app: DashboardApp;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  // What every reader of changes asks for, before there is anything to read.
  await pool.query('CREATE PUBLICATION everything FOR ALL TABLES');
  app = await DashboardApp.start({
    storage: { type: 'postgres', url: database.url },
    server: {},
    providers: [WorkService],
  });
});
afterAll(async () => {
  await app.close();
  await pool.end();
  await database.drop();
});

const work = () => app.jobs.enqueue(WorkService, (it) => it.work());
const reaches = (id: string | null | undefined, state: string) =>
  eventually(async () => (await app.jobs.get(id ?? ''))?.state === state);
const rowsIn = async (table: string) => {
  const { rows } = await pool.query(`SELECT count(*)::integer AS count FROM hangfire.${table}`);
  return rows[0]?.count;
};
const warnings = () =>
  app.logger.lines.filter(({ level }) => level === 'error' || level === 'warn');

describe('where all tables are published', () => {
  it('releases continuations, of jobs and of batches', async () => {
    const first = await work();
    const next = await app.jobs.continueWith(first, WorkService, (it) => it.work());
    const batches = app.app.get(BatchService);
    const batchId = await batches.start((batch) => {
      batch.enqueue(WorkService, (it) => it.work());
      batch.enqueue(WorkService, (it) => it.work());
    });
    const after = await app.jobs.continueWith(batchId, WorkService, (it) => it.work());

    await reaches(next, 'Succeeded');
    await eventually(async () => (await batches.get(batchId))?.state === 'Succeeded');
    await reaches(after, 'Succeeded');
    await eventually(async () => (await rowsIn('continuation_due')) === 0);
    await eventually(async () => (await rowsIn('batch_increment')) === 0);
  });

  it('takes locks and frees them', async () => {
    const ids = await Promise.all(
      [1, 2, 3].map(() => app.jobs.enqueue(WorkService, (it) => it.workAlone())),
    );
    for (const id of ids) await reaches(id, 'Succeeded');

    await eventually(async () => (await rowsIn('job_lock')) === 0);
  });

  it('runs recurring jobs', async () => {
    const recurring = app.app.get(RecurringJobService);
    await recurring.addOrUpdate('often', WorkService, (it) => it.work(), '* * * * * *');
    await eventually(async () => (await recurring.occurrences('often')).length > 0);
    await reaches(await recurring.trigger('often'), 'Succeeded');

    await recurring.pause('often');
    expect(await recurring.removeIfExists('often')).toBe(true);
  });

  it('folds counters', async () => {
    await reaches(await work(), 'Succeeded');
    await app.storage.maintenance.foldCounters();

    expect(await rowsIn('counter')).toBeGreaterThan(0);
    const { byState } = await app.storage.statistics.countByState();
    expect(byState.Succeeded).toBeGreaterThan(0);
  });

  it('requeues jobs that have finished or failed, and deletes them', async () => {
    const id = await work();
    await reaches(id, 'Succeeded');
    expect(await app.jobs.requeue(id)).toBe(true);
    await reaches(id, 'Succeeded');
    expect(await app.jobs.delete(id)).toBe(true);

    const failing = await app.jobs.enqueue(WorkService, (it) => it.fail());
    await reaches(failing, 'Failed');
    expect(await app.jobs.requeue(failing)).toBe(true);
    await reaches(failing, 'Failed');
  });

  it('removes rows whose retention is over', async () => {
    const past = new Date(Date.now() - 3 * DAY_MS);
    const id = (await app.jobs.schedule(WorkService, (it) => it.work(), { days: 1 })) ?? '';
    const record = await app.storage.jobs.findJob(id);
    if (!record) throw new Error('It was created just now.');
    const ended = aTransition(record, { to: 'Deleted', expireAt: past });
    expect(await app.storage.jobs.applyTransitions([ended])).toEqual([{ applied: true }]);
    const failing = await app.jobs.enqueue(WorkService, (it) => it.fail());
    await reaches(failing, 'Failed');
    await eventually(async () => {
      await app.storage.maintenance.removeExpired({ failedRetentionMs: 0, auditRetentionMs: 0 });
      return (await app.storage.jobs.findJob(failing ?? '')) === undefined;
    });

    expect(
      await pool.query('SELECT 1 FROM hangfire.finished_job WHERE id = $1', [id]),
    ).toMatchObject({ rowCount: 0 });
  });

  it('changes many jobs, pauses queues, and keeps the audit', async () => {
    const ids = await Promise.all(
      [1, 2, 3].map(() => app.jobs.schedule(WorkService, (it) => it.work(), { days: 1 })),
    );
    const body = { action: 'delete', search: { state: 'Scheduled' } };
    expect(await app.send('POST', 'bulk-operations', body)).toMatchObject({ status: 201 });
    for (const id of ids) await reaches(id, 'Deleted');
    expect(await app.storage.queues.pause('other', 'somebody')).toBe(true);
    expect(await app.storage.queues.resume('other')).toBe(true);

    await app.storage.maintenance.removeExpired({ auditRetentionMs: -DAY_MS });
    expect(await rowsIn('audit_entry')).toBe(0);
  });

  it('is refused nothing', () => {
    expect(warnings().filter(({ text }) => /replica identity/.test(text))).toEqual([]);
  });
});

describe('a schema of an earlier version that is published', () => {
  it('goes on once it is up to date, with the work that has piled up meanwhile', async () => {
    const tables = tablesIn('earlier');
    const on = new PostgresDatabase({
      tables,
      preparedStatements: true,
      connect: async () => pool,
    });
    const upTo = (number: number) => migrations.filter((step) => step.number <= number);
    await postgresMigrator(on, { schema: 'earlier', steps: upTo(6) }).up();
    await pool.query(`INSERT INTO ${tables.counterIncrement} VALUES ('old', now(), 1)`);
    const removed = () => pool.query(`DELETE FROM ${tables.counterIncrement}`);
    await expect(removed()).rejects.toMatchObject({ code: '55000' });

    await postgresMigrator(on, { schema: 'earlier' }).up();
    expect(await removed()).toMatchObject({ rowCount: 1 });
  });
});
