import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { createPgliteDriver } from '../../lib/storages/typeorm/dialects/postgres/pglite/pglite-driver.js';
import { TypeOrmJobStorage } from '../../lib/storages/typeorm/typeorm-job-storage.js';
import { aNewJob } from '../support/builders.js';
import { HangfireApp } from '../support/hangfire-app.js';

class WorkService {
  work(): string {
    return 'done';
  }
}

let folder: string;
let dataDir: string;

const MINUTE = 60_000;
// A machine that is busy opens a database in seconds, and makes one in half a minute.
jest.setTimeout(2 * MINUTE);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hangfire-reload-'));
  dataDir = join(folder, 'data');
  const storage = storageOn();
  await storage.open();
  await storage.close();
}, 2 * MINUTE);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = () =>
  HangfireApp.start({ storage: { type: 'pglite', dataDir }, providers: [WorkService] });
const storageOn = (place = dataDir, maxWaitMs = MINUTE) => {
  const driver = createPgliteDriver({ dataDir: place, maxWaitMs });
  return new TypeOrmJobStorage(new DataSource({ type: 'postgres', driver }), { exclusive: true });
};
const isStored = async (storage: TypeOrmJobStorage, id: string) =>
  (await storage.jobs.findJob(id)) !== undefined;

describe('the embedded database after a hot reload', () => {
  it('is waited for by the new application while the old one closes', async () => {
    let app = await start();
    for (let reload = 0; reload < 2; reload += 1) {
      const { id } = await app.reaches(
        await app.jobs.enqueue(WorkService, (it) => it.work()),
        'Succeeded',
        MINUTE,
      );
      const closing = app.close();
      app = await start();
      expect(await app.jobs.get(id)).toBeDefined();
      await closing;
    }
    await app.close();
  });

  it('is waited for also before the old application has begun to close', async () => {
    const before = await start();
    const starting = start();
    await before.jobs.enqueue(WorkService, (it) => it.work());
    await before.close();

    const after = await starting;
    await after.reaches(
      await after.jobs.enqueue(WorkService, (it) => it.work()),
      'Succeeded',
      MINUTE,
    );
    await after.close();
  });

  it('is waited for by a store that is opened again while it closes', async () => {
    const storage = storageOn();
    await storage.open();
    const { id } = aNewJob();
    await storage.jobs.createJobs([aNewJob({ id })]);
    const closing = storage.close();
    await storage.open();

    expect(await isStored(storage, id)).toBe(true);
    await closing;
    expect(await isStored(storage, id)).toBe(true);
    await storage.close();
  });

  it('serves several stores one after the other, in order of arrival', async () => {
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3, 4].map(async (number) => {
        const storage = storageOn();
        await storage.open();
        order.push(number);
        await storage.close();
      }),
    );

    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('is the same behind a symbolic link', async () => {
    const first = storageOn();
    await first.open();
    symlinkSync(dataDir, join(folder, 'link'));
    const second = storageOn(join(folder, 'link'));
    const opening = second.open();
    await first.close();

    await opening;
    await second.close();
  });
});

describe('two stores on one folder in one process', () => {
  it('are refused if the first one does not close in time; later stores get the folder afterwards', async () => {
    const first = storageOn();
    await first.open();
    const third = storageOn();
    const impatient = storageOn(dataDir, 50);
    const refusal = impatient.open();
    const opening = third.open();

    await expect(refusal).rejects.toMatchObject({
      code: 'HANGFIRE_EMBEDDED_DATABASE_IN_USE',
      pid: process.pid,
      message: expect.stringContaining('if it is this one, close the application'),
    });
    await first.close();
    await opening;
    await third.close();
    await impatient.close();
  });

  it('leave no lock behind when the waiting one is closed', async () => {
    const first = storageOn();
    await first.open();
    const second = storageOn();
    const opening = second.open().catch(() => {});
    await second.close();
    await first.close();
    await opening;

    const third = storageOn();
    await third.open();
    await third.close();
    expect(existsSync(join(dataDir, 'hangfire.lock'))).toBe(false);
  });
});
