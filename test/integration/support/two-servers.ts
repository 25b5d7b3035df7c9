import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type CompiledLibrary, compileLibrary } from '../../support/compiled-library.js';
import { eventually } from '../../support/eventually.js';
import { HangfireApp } from '../../support/hangfire-app.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { Ledger } from './ledger.js';
import { ServerProcess } from './server-process.js';
import type { DatabaseKind } from './wake-ups.js';

/** One server alone can run all of them at once. */
const HOLDING = 16;
const MINUTE = 60_000;
/** Counting takes time from the servers. */
const COUNTING = { withinMs: MINUTE, pauseMs: 100 };

/** What the jobs look like from here; the server processes have the real one. */
class LedgerService {
  work(_number: number): void {}
  hold(_number: number): void {}
}

const report = (text: string) => process.stdout.write(`${text}\n`);

export interface TwoServers extends Pick<DatabaseKind, 'type' | 'create'> {
  /** What the first of them connects to, by the URL of the database. @default the same URL */
  readonly elsewhere?: (url: string) => string;
  /** @default 20,000 */
  readonly jobs?: number;
}

/** What two processes make of many jobs. Their ledger stands in PostgreSQL, outside of the store. */
export function describeTwoServers(options: TwoServers): void {
  const { type, create, elsewhere = (url: string) => url, jobs = 20_000 } = options;
  let library: CompiledLibrary;
  let database: TestDatabase;
  let books: TestDatabase;
  let ledger: Ledger;
  let client: HangfireApp;
  let first: ServerProcess;
  let second: ServerProcess;

  const startServer = (url: string) => {
    const env = { STORAGE_TYPE: type, LEDGER_URL: books.url };
    return ServerProcess.start({ library, url, env });
  };
  const enqueueWork = async () => {
    const numbers = Array.from({ length: jobs }, (_, number) => number);
    await client.jobs.enqueueMany(LedgerService, numbers, (service, number) =>
      service.work(number),
    );
  };
  /** Numbered from -1 down; answers with the server that runs most of them, and the other one. */
  const enqueueHolding = async () => {
    const numbers = Array.from({ length: HOLDING }, (_, index) => -1 - index);
    await client.jobs.enqueueMany(
      LedgerService,
      numbers,
      (service, number) => service.hold(number),
      {
        priority: -1,
      },
    );
    return eventually(
      async () => {
        const [one, other] = [
          await ledger.startedIn(first.pid),
          await ledger.startedIn(second.pid),
        ];
        if (one.length + other.length < HOLDING) return undefined;
        return one.length >= other.length
          ? { victim: first, survivor: second, held: one }
          : { victim: second, survivor: first, held: other };
      },
      { withinMs: MINUTE },
    );
  };
  const hasEnded = (count: number) =>
    eventually(async () => (await ledger.endedRuns()) >= count, COUNTING);
  const hasSucceeded = (count: number) =>
    eventually(async () => {
      const { byState } = await client.jobs.countByState();
      return byState.Succeeded === count;
    }, COUNTING);

  beforeAll(() => {
    library = compileLibrary();
  });

  beforeEach(async () => {
    [database, books] = await Promise.all([create(), createTestDatabase()]);
    ledger = new Ledger(books.url);
    await ledger.create();
    client = await HangfireApp.start({ storage: { type, url: database.url }, server: false });
    [first, second] = await Promise.all([
      startServer(elsewhere(database.url)),
      startServer(database.url),
    ]);
  });
  afterEach(async () => {
    await Promise.all([first, second].map((server) => server.end('SIGKILL')));
    await client.close();
    await ledger.close();
    await Promise.all([database.drop(), books.drop()]);
  });

  describe(`two server processes on one database of ${type}`, () => {
    it(`run ${jobs.toLocaleString('en')} jobs, none lost and none twice`, async () => {
      const startedMs = performance.now();
      await enqueueWork();
      const enqueuedMs = performance.now();
      await hasSucceeded(jobs);
      const seconds = ((performance.now() - enqueuedMs) / 1_000).toFixed(1);
      report(
        `${jobs} jobs on two servers: enqueued in ${((enqueuedMs - startedMs) / 1_000).toFixed(1)} s, ` +
          `then done in ${seconds} s`,
      );

      expect(await ledger.ended()).toEqual({ jobs, twice: [] });
      expect(await ledger.pids()).toEqual([first.pid, second.pid].toSorted((a, b) => a - b));
    }, 120_000);

    it('lose nothing and run nothing twice when one of them gets a SIGTERM', async () => {
      const { victim, survivor, held } = await enqueueHolding();
      await enqueueWork();
      await hasEnded(jobs / 5);
      const ending = victim.end('SIGTERM');
      await ledger.openGate();
      const openedMs = performance.now();

      expect(await ending).toBe(0);
      const seconds = (performance.now() - openedMs) / 1_000;
      report(`A stopping server ended ${seconds.toFixed(1)} s after its last job could`);
      await hasSucceeded(jobs + HOLDING);
      expect(await ledger.ended()).toEqual({ jobs: jobs + HOLDING, twice: [] });
      expect(await ledger.startedIn(survivor.pid)).not.toEqual(expect.arrayContaining(held));
      expect(seconds).toBeLessThan(10);
    }, 120_000);

    it('lose nothing when one of them gets a SIGKILL, and run its jobs within 20 seconds', async () => {
      const { victim, survivor, held } = await enqueueHolding();
      await enqueueWork();
      await hasEnded(jobs / 5);
      await victim.end('SIGKILL');
      const killedMs = performance.now();

      await eventually(
        async () => {
          const started = new Set(await ledger.startedIn(survivor.pid));
          return held.every((number) => started.has(number));
        },
        { withinMs: MINUTE },
      );
      const seconds = (performance.now() - killedMs) / 1_000;
      report(`${held.length} jobs of a killed server run elsewhere after ${seconds.toFixed(1)} s`);
      await ledger.openGate();
      await hasSucceeded(jobs + HOLDING);

      expect(seconds).toBeLessThan(20);
      expect((await ledger.ended()).jobs).toBe(jobs + HOLDING);
      // What the killed one had done and not yet reported is done again, and nothing else is.
      expect(await ledger.endedTwiceWithout(victim.pid)).toEqual([]);
    }, 120_000);
  });
}
