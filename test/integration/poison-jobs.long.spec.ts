import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type CompiledLibrary, compileLibrary } from '../support/compiled-library.js';
import { HangfireApp, statesOf } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { Ledger } from './support/ledger.js';
import { ServerProcess } from './support/server-process.js';

/** What the jobs look like from here; the server processes have the real one. */
class LedgerService {
  die(_number: number): void {}
  work(_number: number): void {}
}

const server = { heartbeatIntervalMs: 200, serverTimeoutMs: 1_000, maxCrashes: 2, workerCount: 1 };

let library: CompiledLibrary;
let database: TestDatabase;
let ledger: Ledger;
let client: HangfireApp;
let survivor: ServerProcess | undefined;

beforeAll(async () => {
  library = compileLibrary();
  database = await createTestDatabase();
  ledger = new Ledger(database.url);
  await ledger.create();
  client = await HangfireApp.start({
    storage: { type: 'postgres', url: database.url },
    server: false,
  });
});
afterAll(async () => {
  await survivor?.end('SIGKILL');
  await client.close();
  await ledger.close();
  await database.drop();
});

it('A job that keeps killing its process ends Failed, and the others run on', async () => {
  const poison = await client.jobs.enqueue(LedgerService, (service) => service.die(1));
  const whole = await client.jobs.enqueue(LedgerService, (service) => service.work(2));

  for (let crashes = 0; crashes < server.maxCrashes; crashes += 1) {
    const victim = await ServerProcess.start({ library, url: database.url, server });
    await victim.ended();
  }
  survivor = await ServerProcess.start({ library, url: database.url, server });
  const job = await client.reaches(poison, 'Failed', 20_000);
  await client.reaches(whole, 'Succeeded', 20_000);

  expect(statesOf(job)).toEqual(['Enqueued', 'Processing', 'Enqueued', 'Processing', 'Failed']);
  expect(job.history.at(-1)?.data).toMatchObject({ exception: { type: 'PoisonJobError' } });
  expect(await ledger.ended()).toEqual({ jobs: 1, twice: [] });
}, 90_000);
