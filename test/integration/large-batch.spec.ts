import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { BatchService } from '../../lib/client/batch-service.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { report } from './support/report.js';

const JOBS = 100_000;

class WorkService {
  work(_number: number): void {}
}

let database: TestDatabase;
let app: HangfireApp;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await HangfireApp.start({
    storage: { type: 'postgres', url: database.url },
    server: false,
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

it('A batch of a hundred thousand jobs is created in seconds', async () => {
  const numbers = Array.from({ length: JOBS }, (_, number) => number);
  const startedMs = performance.now();
  const id = await app.get(BatchService).start('Large', (batch) => {
    batch.enqueueMany(WorkService, numbers, (service, number) => service.work(number));
  });
  const seconds = (performance.now() - startedMs) / 1_000;
  report(`A batch of ${JOBS} jobs was created in ${seconds.toFixed(1)} s`);

  expect(await app.get(BatchService).get(id)).toMatchObject({
    state: 'Started',
    progress: { total: JOBS, pending: JOBS, processing: 0, succeeded: 0, failed: 0, deleted: 0 },
  });
  expect(seconds).toBeLessThan(60);
}, 120_000);
