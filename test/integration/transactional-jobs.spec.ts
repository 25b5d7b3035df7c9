import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AutomaticRetry } from '../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { DisableConcurrentExecution } from '../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution.js';
import { JobTimeout } from '../../lib/built-in-filters/job-timeout/job-timeout.js';
import { TransactionalJob } from '../../lib/built-in-filters/transactional-job/transactional-job.js';
import { BackgroundJobService } from '../../lib/client/background-job-service.js';
import { BatchService } from '../../lib/client/batch-service.js';
import { UseJobFilters } from '../../lib/filters/use-job-filters.js';
import { JobContext } from '../../lib/job/job-context.js';
import { HangfireEngine } from '../../lib/nest/hangfire-engine.js';
import { MemoryJobStorage } from '../../lib/storages/memory/memory-job-storage.js';
import { HangfireApp, statesOf } from '../support/hangfire-app.js';
import { Signal } from '../support/signal.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let dataSource: DataSource;
let app: HangfireApp;
let isRunning: Signal;
let mayGoOn: Signal;
let outerResult: unknown;
let outcomes: (string | undefined)[];

/** Attached before the servers start. */
const runCounter = {
  provide: 'run counter',
  inject: [HangfireEngine],
  useFactory: ({ metering }: HangfireEngine) =>
    metering.attach({
      add: (name, _amount, { outcome }) => {
        if (name === 'hangfire.job.runs') outcomes.push(outcome);
      },
      record: () => {},
    }),
};
const RETRIED_ONCE = { attempts: 1, delaysInSeconds: [0] };
const replaceResult = {
  aroundPerforming: async (_context: object, next: () => Promise<unknown>) => {
    outerResult = await next();
    return 'of the outer filter';
  },
};
const book = (amount: number) =>
  JobContext.current().manager.query('INSERT INTO booking VALUES ($1)', [amount]);

@Injectable()
@AutomaticRetry(0)
class AccountService {
  constructor(
    private readonly jobs: BackgroundJobService,
    private readonly batches: BatchService,
  ) {}

  receipt(amount: number): number {
    return amount;
  }

  private enqueueReceipt(amount: number) {
    return this.jobs.enqueue(AccountService, (accounts) => accounts.receipt(amount));
  }

  @TransactionalJob()
  async book(amount: number): Promise<object> {
    await book(amount);
    const receipt = await this.enqueueReceipt(amount);
    return { receipt, isSeen: (await this.jobs.get(receipt)) !== undefined };
  }

  @TransactionalJob()
  @AutomaticRetry(RETRIED_ONCE)
  async bookInSecondRun(amount: number): Promise<void> {
    await book(amount);
    await this.enqueueReceipt(amount);
    await this.jobs.enqueueMany(AccountService, [1, 2], (accounts, one) => accounts.receipt(one));
    await this.batches.start((batch) => batch.enqueue(AccountService, (it) => it.receipt(amount)));
    if (JobContext.current().attempt === 1) throw new Error('The account is locked');
  }

  @TransactionalJob({ isolationLevel: 'SERIALIZABLE' })
  @AutomaticRetry(RETRIED_ONCE)
  async bookSum(amount: number): Promise<string> {
    const { manager, attempt } = JobContext.current();
    await manager.query('SELECT sum(amount) FROM booking');
    if (attempt === 1) await interfere(amount);
    await book(amount);
    const [{ level }] = await manager.query(
      `SELECT current_setting('transaction_isolation') AS level`,
    );
    return level;
  }

  @TransactionalJob()
  @AutomaticRetry(RETRIED_ONCE)
  async bookWithDeferredCheck(amount: number): Promise<void> {
    await book(JobContext.current().attempt === 1 ? -amount : amount);
  }

  @TransactionalJob()
  @AutomaticRetry(RETRIED_ONCE)
  async loseConnectionAtCommit(amount: number): Promise<void> {
    const { manager, attempt } = JobContext.current();
    await book(amount);
    if (attempt === 1) await manager.query('INSERT INTO fatal VALUES (1)');
  }

  @TransactionalJob()
  async bookTooLate(amount: number): Promise<void> {
    await book(amount);
    await this.enqueueReceipt(amount);
    await this.jobs.delete(JobContext.current().jobId);
  }

  @TransactionalJob()
  @JobTimeout(0.02)
  async bookAfterItsTime(amount: number): Promise<void> {
    await book(amount);
    await this.enqueueReceipt(amount);
    await mayGoOn;
  }

  @TransactionalJob()
  @JobTimeout(0.02)
  async heedItsSignal(amount: number): Promise<void> {
    await book(amount);
    const { signal } = JobContext.current();
    if (!signal.aborted) await once(signal, 'abort');
    throw signal.reason;
  }

  @TransactionalJob()
  @DisableConcurrentExecution(60)
  async bookAlone(amount: number): Promise<void> {
    await book(amount);
  }

  @TransactionalJob()
  @UseJobFilters(replaceResult)
  async bookInside(amount: number): Promise<string> {
    await book(amount);
    return 'of the method';
  }

  @TransactionalJob()
  async completeItself(amount: number): Promise<void> {
    await book(amount);
    const job = JobContext.current();
    await job.completeWith(job.manager);
  }

  @TransactionalJob()
  async withoutJob(amount: number): Promise<string | null> {
    await book(amount);
    return this.jobs
      .enqueue(AccountService, (it) => it.receipt(amount), { manager: null })
      .then((id) => {
        throw new Error(`Created ${id}`);
      });
  }

  /** The slow part comes first, outside of the transaction. */
  async completeIn(amount: number): Promise<string> {
    const job = JobContext.current();
    await this.jobs.enqueue(AccountService, (it) => it.receipt(amount), {
      parameters: { outside: true },
    });
    const inside = await job.completeIn(async (manager) => {
      await manager.query('INSERT INTO booking VALUES ($1)', [amount]);
      await job.completeIn(() => this.enqueueReceipt(amount));
      return 'inside';
    });
    return `${inside}, and after it`;
  }

  async askForManager(): Promise<void> {
    JobContext.current().manager;
  }

  @TransactionalJob()
  async stopHere(amount: number): Promise<void> {
    await book(amount);
    isRunning.fire();
    await mayGoOn;
  }
}

/** Another transaction, which the first attempt cannot be put in order with. */
const interfere = (amount: number) =>
  dataSource.transaction('SERIALIZABLE', async (manager) => {
    await manager.query('SELECT sum(amount) FROM booking');
    await manager.query('INSERT INTO booking VALUES ($1)', [amount + 1_000]);
  });

const bookings = async (): Promise<number[]> =>
  (await dataSource.query('SELECT amount FROM booking ORDER BY amount')).map(
    ({ amount }: { amount: number }) => amount,
  );
const receipts = async () => {
  const [{ count }] = await dataSource.query(
    `SELECT count(*)::integer FROM (SELECT method FROM hangfire.job
      UNION ALL SELECT method FROM hangfire.finished_job) AS jobs WHERE method = 'receipt'`,
  );
  return count;
};
const run = (call: (accounts: AccountService) => unknown) => app.jobs.enqueue(AccountService, call);
const errorOf = async (id: string | null) => (await app.jobs.get(id))?.exception;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = new DataSource({ type: 'postgres', url: database.url, poolErrorHandler: () => {} });
  await dataSource.initialize();
  await dataSource.query(`
    CREATE TABLE booking (amount integer NOT NULL);
    CREATE FUNCTION refuse_negative() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.amount < 0 THEN RAISE EXCEPTION 'negative'; END IF;
        RETURN NULL;
      END $$;
    CREATE CONSTRAINT TRIGGER checked AFTER INSERT ON booking DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION refuse_negative();
    CREATE TABLE fatal (number integer);
    CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_terminate_backend(pg_backend_pid());
        RETURN NULL;
      END $$;
    CREATE CONSTRAINT TRIGGER dying AFTER INSERT ON fatal DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION die();
  `);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe('A job with @TransactionalJob', () => {
  beforeEach(async () => {
    isRunning = new Signal();
    mayGoOn = new Signal();
    outcomes = [];
    await dataSource.query('TRUNCATE booking, fatal; DROP SCHEMA IF EXISTS hangfire CASCADE');
    app = await HangfireApp.start({
      storage: dataSource,
      providers: [AccountService, runCounter],
      server: { abortTimeoutMs: 20 },
    });
  });
  afterEach(() => app.close());

  it('writes, enqueues and succeeds in one commit', async () => {
    const job = await app.reaches(await run((accounts) => accounts.book(1)), 'Succeeded');

    expect(job.result).toEqual({ receipt: expect.any(String), isSeen: false });
    expect(await bookings()).toEqual([1]);
    await app.reaches((job.result as { receipt: string }).receipt, 'Succeeded');
  });

  it('leaves nothing of an attempt that throws, and is retried', async () => {
    const job = await app.reaches(
      await run((accounts) => accounts.bookInSecondRun(2)),
      'Succeeded',
    );

    expect(job.attempt).toBe(2);
    expect(await bookings()).toEqual([2]);
    // One by itself, two in bulk, one in a batch.
    expect(await receipts()).toBe(4);
  });

  it('is retried where the database cannot put it in order with other transactions', async () => {
    const job = await app.reaches(await run((accounts) => accounts.bookSum(3)), 'Succeeded');

    expect(
      job.history.find(({ state }) => state === 'Failed' || state === 'Scheduled'),
    ).toBeDefined();
    expect(job).toMatchObject({ attempt: 2, result: 'serializable' });
    expect(await bookings()).toEqual([3, 1_003]);
  });

  it('is retried where the database refuses the commit', async () => {
    const id = await run((accounts) => accounts.bookWithDeferredCheck(4));
    const job = await app.reaches(id, 'Succeeded');

    expect(job.attempt).toBe(2);
    expect(await bookings()).toEqual([4]);
  });

  it('is retried where its connection is lost at the commit', async () => {
    const id = await run((accounts) => accounts.loseConnectionAtCommit(5));
    const job = await app.reaches(id, 'Succeeded');

    expect(job.attempt).toBe(2);
    expect(await bookings()).toEqual([5]);
  });

  it('has succeeded where the commit was made, and only its answer was lost', async () => {
    const losing = {
      async afterTransactionCommit() {
        dataSource.subscribers.splice(dataSource.subscribers.indexOf(losing), 1);
        throw new Error('Connection terminated unexpectedly');
      },
    };
    dataSource.subscribers.push(losing);
    const job = await app.reaches(await run((accounts) => accounts.book(5)), 'Succeeded');

    expect(job).toMatchObject({ attempt: 1, result: { isSeen: false } });
    expect(dataSource.subscribers).toEqual([]);
    expect(await bookings()).toEqual([5]);
    expect(app.logger.lines.map(({ text }) => text).join()).toContain(
      'Job threw after it had completed itself',
    );
  });

  it('leaves nothing where the job was taken away meanwhile', async () => {
    const id = await run((accounts) => accounts.bookTooLate(6));
    await app.reaches(id, 'Deleted');
    await app.close();

    expect(await bookings()).toEqual([]);
    expect(await receipts()).toBe(0);
  });

  it('counts as taken away, and not as succeeded, where the job was taken away meanwhile', async () => {
    await run((accounts) => accounts.bookTooLate(6));
    const { result } = await app.reaches(await run((accounts) => accounts.book(7)), 'Succeeded');
    await app.reaches((result as { receipt: string }).receipt, 'Succeeded');
    await app.close();

    expect(outcomes.toSorted()).toEqual(['succeeded', 'succeeded', 'taken-away']);
  });

  it('leaves nothing where its run was abandoned, even if the method returns later', async () => {
    const id = await run((accounts) => accounts.bookAfterItsTime(7));
    const job = await app.reaches(id, 'Failed');
    mayGoOn.fire();
    await app.close();

    expect(job.exception?.type).toBe('JobTimeoutError');
    expect(await bookings()).toEqual([]);
    expect(await receipts()).toBe(0);
  });

  it('leaves nothing where the method throws because of its signal', async () => {
    const id = await run((accounts) => accounts.heedItsSignal(8));
    const job = await app.reaches(id, 'Failed');

    expect(job.exception?.type).toBe('JobTimeoutError');
    expect(await bookings()).toEqual([]);
  });

  it('frees its lock with the commit', async () => {
    const ids = await Promise.all([9, 10, 11].map((amount) => run((it) => it.bookAlone(amount))));
    for (const id of ids) await app.reaches(id, 'Succeeded');

    expect(await bookings()).toEqual([9, 10, 11]);
  });

  it('keeps the result of the method, whatever filters around it return', async () => {
    const job = await app.reaches(await run((accounts) => accounts.bookInside(12)), 'Succeeded');

    expect(outerResult).toBe('of the method');
    expect(job.result).toBe('of the method');
  });

  it('is not completed twice: a method that completes the job itself fails', async () => {
    const id = await run((accounts) => accounts.completeItself(13));
    await app.reaches(id, 'Failed');

    expect(await errorOf(id)).toMatchObject({ type: 'CompletionRefusedError' });
    expect(await bookings()).toEqual([]);
  });

  it('creates jobs with the manager null outside of its transaction', async () => {
    const id = await run((accounts) => accounts.withoutJob(14));
    await app.reaches(id, 'Failed');

    expect(await bookings()).toEqual([]);
    expect(await receipts()).toBe(1);
  });

  it('runs on after a stop of its server, as far as the server waits for it', async () => {
    const id = await run((accounts) => accounts.stopHere(15));
    await isRunning;
    const closed = app.close();
    mayGoOn.fire();
    await closed;
    app = await HangfireApp.start({ storage: dataSource, providers: [AccountService] });

    expect((await app.jobs.get(id))?.state).toBe('Succeeded');
    expect(await bookings()).toEqual([15]);
  });

  it('may have only a part of its method in the transaction, by completeIn', async () => {
    const job = await app.reaches(await run((accounts) => accounts.completeIn(16)), 'Succeeded');

    expect(job.result).toBe('inside');
    expect(statesOf(job)).toEqual(['Enqueued', 'Processing', 'Succeeded']);
    expect(await bookings()).toEqual([16]);
    expect(await receipts()).toBe(2);
  });

  it('has a manager only inside of its transaction', async () => {
    const id = await run((accounts) => accounts.askForManager());
    await app.reaches(id, 'Failed');

    expect(await errorOf(id)).toMatchObject({
      type: 'NoJobTransactionError',
      message: expect.stringContaining('AccountService.askForManager has no transaction'),
    });
  });
});

describe('Where nothing can open a transaction', () => {
  it.each([
    ['in memory', 'memory', () => new MemoryJobStorage()],
    [
      'on connections of the store alone',
      'postgres',
      () => ({ type: 'postgres', url: database.url }) as const,
    ],
  ])(
    'an application with jobs %s does not start: class and method are named',
    async (_where, name, storage) => {
      const starting = HangfireApp.start({ storage: storage(), providers: [AccountService] });

      await expect(starting).rejects.toMatchObject({
        code: 'HANGFIRE_TRANSACTIONAL_JOB_NOT_SUPPORTED',
        service: 'AccountService',
        method: 'book',
        storage: name,
      });
    },
  );

  it('an application that only enqueues starts', async () => {
    const storage = new MemoryJobStorage();
    app = await HangfireApp.start({ storage, server: false, providers: [AccountService] });

    expect(await run((accounts) => accounts.book(1))).toEqual(expect.any(String));
    await app.close();
  });

  it('completeIn says so', async () => {
    @Injectable()
    @AutomaticRetry(0)
    class LedgerService {
      write(): Promise<unknown> {
        return JobContext.current().completeIn(async () => 'written');
      }
    }
    app = await HangfireApp.start({ providers: [LedgerService] });
    const id = await app.jobs.enqueue(LedgerService, (ledger) => ledger.write());
    await app.reaches(id, 'Failed');

    expect(await errorOf(id)).toMatchObject({ type: 'TransactionNotSupportedError' });
    await app.close();
  });

  it('an isolation level that does not exist is refused when the class is loaded', () => {
    expect(() => TransactionalJob({ isolationLevel: 'SNAPSHOT' as never })).toThrow(
      'TransactionalJob.isolationLevel',
    );
  });
});
