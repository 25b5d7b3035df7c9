import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AutomaticRetry } from '../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { BatchService } from '../../lib/client/batch-service.js';
import type { BatchProgress } from '../../lib/storage/batches/batch-store.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { Signal } from '../support/signal.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const MINUTE = 60_000;
const REFUSE_POISON = `
  CREATE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.arguments::text LIKE '%poison%' THEN RAISE EXCEPTION 'poison is not stored'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER refuse_poison BEFORE INSERT ON hangfire.job
    FOR EACH ROW EXECUTE FUNCTION refuse_poison();`;

let ran: unknown[] = [];
let isRunning: Signal;
let mayEnd: Signal;

@Injectable()
class WorkService {
  constructor(private readonly batches: BatchService) {}

  work(name: unknown): void {
    ran.push(name);
  }

  async hold(): Promise<void> {
    isRunning.fire();
    await mayEnd;
  }

  @AutomaticRetry(0)
  fail(): void {
    throw new Error('Oh no');
  }

  async grow(batchId: string, depth: number): Promise<void> {
    ran.push(depth);
    if (depth === 0) return;
    await this.batches.attach(batchId, (batch) => {
      batch.enqueueMany(WorkService, [1, 2], (service) => service.grow(batchId, depth - 1));
    });
  }
}

const work = (service: WorkService) => service.work('work');

let database: TestDatabase;
let dataSource: DataSource;
let app: HangfireApp;
let client: HangfireApp;
let batches: BatchService;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = new DataSource({ type: 'postgres', url: database.url });
  await dataSource.initialize();
  const storage = { type: 'postgres', url: database.url } as const;
  // Announcements alone can make the server act early enough for these specs.
  const server = { heartbeatIntervalMs: 60_000, serverTimeoutMs: 200_000, workerCount: 4 };
  app = await HangfireApp.start({ storage, server, providers: [WorkService] });
  client = await HangfireApp.start({ storage, server: false, providers: [WorkService] });
  batches = client.get(BatchService);
  await dataSource.query(REFUSE_POISON);
});
afterAll(async () => {
  await client.close();
  await app.close();
  await dataSource.destroy();
  await database.drop();
});
beforeEach(() => {
  ran = [];
  [isRunning, mayEnd] = [new Signal(), new Signal()];
});

const ends = (id: string, state: string) =>
  eventually(
    async () => {
      const batch = await batches.get(id);
      return batch?.state === state ? batch : undefined;
    },
    { withinMs: MINUTE },
  );
const sumOf = ({ pending, processing, succeeded, failed, deleted }: BatchProgress) =>
  pending + processing + succeeded + failed + deleted;
const countRows = async (table: string) => {
  const [row] = await dataSource.query(`SELECT count(*)::int AS rows FROM hangfire.${table}`);
  return row.rows;
};

describe('a batch on PostgreSQL', () => {
  it('shows its progress from the first job to the last', async () => {
    const numbers = Array.from({ length: 3_000 }, (_, n) => n);
    const id = await batches.start('Numbers', (batch) => {
      batch.enqueueMany(WorkService, numbers, (service, n) => service.work(n));
      batch.enqueue(WorkService, (service) => service.hold());
    });

    const seen: BatchProgress[] = [];
    await eventually(
      async () => {
        const progress = (await batches.get(id))?.progress;
        if (progress) seen.push(progress);
        return progress?.succeeded === 3_000;
      },
      { withinMs: MINUTE },
    );
    expect(seen.every((one) => one.total === 3_001 && sumOf(one) === 3_001)).toBe(true);
    const done = seen.map(({ succeeded }) => succeeded);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(await batches.get(id)).toMatchObject({ state: 'Started', progress: { processing: 1 } });

    mayEnd.fire();
    const { progress } = await ends(id, 'Succeeded');
    expect(progress).toEqual(await client.storage.batches.recount(id));
    expect(progress.succeeded).toBe(3_001);
  });

  it('is created with its jobs, or not at all', async () => {
    const before = [
      await countRows('job'),
      await countRows('finished_job'),
      await countRows('batch'),
    ];
    const starting = batches.start('Poisoned', (batch) => {
      const first = batch.enqueue(WorkService, work);
      batch.continueWith(first, WorkService, work);
      batch.start((inner) => inner.enqueue(WorkService, (service) => service.work('poison')));
      batch.enqueueMany(WorkService, [1, 2, 3], (service, n) => service.work(n));
    });

    await expect(starting).rejects.toMatchObject({ code: 'HANGFIRE_STORAGE_FAULT' });
    expect([
      await countRows('job'),
      await countRows('finished_job'),
      await countRows('batch'),
    ]).toEqual(before);
  });

  it("is part of the caller's transaction", async () => {
    let lost = '';
    const rolledBack = dataSource.transaction(async (manager) => {
      lost = await batches.start((batch) => batch.enqueue(WorkService, work), { manager });
      throw new Error('Rolled back');
    });
    await expect(rolledBack).rejects.toThrow('Rolled back');
    expect(await batches.get(lost)).toBeUndefined();

    const after = await dataSource.transaction(async (manager) => {
      const id = await batches.start((batch) => batch.enqueue(WorkService, work), { manager });
      await batches.attach(id, (batch) => batch.enqueue(WorkService, work), { manager });
      await expect(batches.attach(id, () => {})).rejects.toMatchObject({
        code: 'HANGFIRE_UNKNOWN_BATCH',
      });
      return client.jobs.continueWith(id, WorkService, (it) => it.work('after'), { manager });
    });
    await client.reaches(after, 'Succeeded');
    expect(ran).toEqual(['work', 'work', 'after']);
  });

  it('holds batches, chains, and batches after batches', async () => {
    const inner: string[] = [];
    const id = await batches.start('outer', (batch) => {
      const first = batch.start('first', (nested) => {
        nested.enqueueMany(WorkService, ['a', 'b'], (service, name) => service.work(name));
      });
      const second = batch.continueBatchWith(first, 'second', (nested) => {
        const job = nested.enqueue(WorkService, (service) => service.work('c'));
        nested.continueWith(job, WorkService, (service) => service.work('d'));
      });
      inner.push(first, second);
      batch.continueWith(second, WorkService, (service) => service.work('e'));
    });
    const after = await client.jobs.continueWith(id, WorkService, (it) => it.work('f'));
    await client.reaches(after, 'Succeeded');

    expect(ran.slice(0, 2).sort()).toEqual(['a', 'b']);
    expect(ran.slice(2)).toEqual(['c', 'd', 'e', 'f']);
    const details = await batches.get(id);
    expect(details).toMatchObject({ state: 'Succeeded', progress: { total: 5, succeeded: 5 } });
    expect(details?.nested).toMatchObject([
      { id: inner[0], state: 'Succeeded', progress: { total: 2 } },
      { id: inner[1], state: 'Succeeded', progress: { total: 2 } },
    ]);
  });

  it('grows while it runs, and ends after the last job that was attached', async () => {
    const id = await batches.start((batch) => {
      batch.enqueue(WorkService, (service) => service.grow(batch.id, 5));
    });
    const { progress } = await ends(id, 'Succeeded');

    expect(progress).toMatchObject({ total: 63, succeeded: 63 });
    expect(ran).toHaveLength(63);
  });

  it.each([
    ['succeeded', 'Deleted'],
    ['completed', 'Succeeded'],
    ['finished', 'Succeeded'],
    ['deleted', 'Deleted'],
  ] as const)('that completes without success, and its continuation on %s', async (on, state) => {
    let job = '';
    const id = await batches.start((batch) => {
      batch.enqueue(WorkService, work);
      job = batch.enqueue(WorkService, (service) => service.fail());
    });
    const after = await client.jobs.continueWith(id, WorkService, work, { on });
    const batchAfter = await batches.continueBatchWith(id, () => {}, { on });
    await client.reaches(job, 'Failed');
    expect(await batches.get(id)).toMatchObject({ state: 'Started' });
    await client.jobs.delete(job);

    await ends(id, 'Completed');
    await client.reaches(after, state);
    await ends(batchAfter, state);
  });

  it('that is empty ends at once, and releases its continuations', async () => {
    const id = await batches.start(() => {});
    const after = await client.jobs.continueWith(id, WorkService, work);

    await client.reaches(after, 'Succeeded');
    await ends(id, 'Succeeded');
  });

  it('is cancelled while it runs, and no other job of it starts', async () => {
    let held = '';
    const id = await batches.start((batch) => {
      held = batch.enqueue(WorkService, (service) => service.hold(), { priority: -1 });
      batch.schedule(WorkService, work, { milliseconds: 300 });
      batch.continueWith(held, WorkService, work);
      batch.start((inner) => inner.enqueue(WorkService, work, { queue: 'unserved' }));
    });
    const after = await client.jobs.continueWith(id, WorkService, (it) => it.work('after'), {
      on: 'deleted',
    });
    await isRunning;
    expect(await batches.cancel(id)).toBe(true);
    await client.reaches(after, 'Succeeded');
    mayEnd.fire();
    await client.reaches(held, 'Succeeded');

    const { progress } = await eventually(async () => {
      const batch = await batches.get(id);
      return batch?.progress.deleted === 2 && batch;
    });
    expect(progress).toMatchObject({ total: 4, succeeded: 1, pending: 1, processing: 0 });
    expect(await batches.get(id)).toMatchObject({
      state: 'Deleted',
      nested: [{ state: 'Deleted' }],
    });
    expect(ran).toEqual(['after']);
  });
});
