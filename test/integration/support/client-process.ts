import { afterAll, beforeAll } from '@jest/globals';
import { HangfireApp } from '../../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

/** For all specs of the file: an application that enqueues into a database of its own, and runs nothing. */
export function clientProcess(): { readonly app: HangfireApp } {
  const process = {} as { app: HangfireApp; database: TestDatabase };

  beforeAll(async () => {
    process.database = await createTestDatabase();
    const storage = { type: 'postgres', url: process.database.url } as const;
    process.app = await HangfireApp.start({ storage, server: false });
  });
  afterAll(async () => {
    await process.app.close();
    await process.database.drop();
  });
  return process;
}
