import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type CompiledLibrary, compileLibrary } from '../support/compiled-library.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp } from '../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { Ledger } from './support/ledger.js';
import { ServerProcess } from './support/server-process.js';

describe('A process that a job blocks', () => {
  /** What the jobs look like from here; the process has the real one. */
  class LedgerService {
    block(_number: number, _lastsMs: number): void {}
  }

  const server = { heartbeatIntervalMs: 500, serverTimeoutMs: 4_000 };
  /** Longer than the timeout, shorter than twice the timeout. */
  const blockedMs = 5_500;
  let library: CompiledLibrary;
  let database: TestDatabase;
  let ledger: Ledger;

  beforeEach(async () => {
    library = compileLibrary();
    database = await createTestDatabase();
    ledger = new Ledger(database.url);
    await ledger.create();
  });
  afterEach(async () => {
    await ledger.close();
    await database.drop();
  });

  it('keeps its jobs beyond the timeout, and names the jobs that may have blocked it', async () => {
    const storage = { type: 'postgres', url: database.url } as const;
    const busy = await ServerProcess.start({ library, url: database.url, server });
    const watching = await HangfireApp.start({ storage, server: { ...server, queues: ['none'] } });
    const id = await watching.jobs.enqueue(LedgerService, (it) => it.block(1, blockedMs));
    const job = await watching.reaches(id, 'Succeeded', 30_000);

    expect(job.attempt).toBe(1);
    expect(await ledger.ended()).toEqual({ jobs: 1, twice: [] });
    await eventually(() => busy.output.includes(`LedgerService.block (${id})`));
    expect(busy.output).toMatch(/Event loop stood still/);
    expect(await busy.end('SIGTERM')).toBe(0);
    await watching.close();
  }, 60_000);
});
