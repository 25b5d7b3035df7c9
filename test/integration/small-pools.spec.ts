import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HangfireApp, statesOf } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

class QuickService {
  quick(): void {}
}

let database: TestDatabase;
let app: HangfireApp;

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await app.close();
  await database.drop();
});

describe('a pool of connections', () => {
  it.each([1, 2])(
    'may have no more than %i of them',
    async (poolSize) => {
      app = await HangfireApp.start({
        storage: { type: 'postgres', url: database.url, poolSize },
        providers: [QuickService],
      });
      const id = await app.jobs.schedule(QuickService, (service) => service.quick(), {
        milliseconds: 50,
      });

      expect(statesOf(await app.reaches(id, 'Succeeded', 20_000))).toEqual([
        'Scheduled',
        'Enqueued',
        'Processing',
        'Succeeded',
      ]);
    },
    60_000,
  );
});
