import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AutomaticRetry } from '../../lib/built-in-filters/automatic-retry/automatic-retry.js';
import { DisableConcurrentExecution } from '../../lib/built-in-filters/disable-concurrent-execution/disable-concurrent-execution.js';
import { JobTimeout } from '../../lib/built-in-filters/job-timeout/job-timeout.js';
import { JobContext } from '../../lib/job/job-context.js';
import { eventually } from '../support/eventually.js';
import { HangfireApp, statesOf } from '../support/hangfire-app.js';
import { Signal } from '../support/signal.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let dataSource: DataSource;
let app: HangfireApp;

const book = (manager: EntityManager, amount: number) =>
  manager.query('INSERT INTO booking VALUES ($1, $2)', [JobContext.current().jobId, amount]);

@Injectable()
class AccountService {
  /** The whole of what the documentation shows. */
  book(amount: number): Promise<void> {
    return dataSource.transaction(async (manager) => {
      await book(manager, amount);
      await JobContext.current().completeWith(manager, { amount });
    });
  }

  @DisableConcurrentExecution(60)
  bookAlone(amount: number): Promise<void> {
    return this.book(amount);
  }

  /** Its first two transactions are rolled back, in one run. */
  async bookAtThirdTry(amount: number): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await dataSource.transaction(async (manager) => {
          await book(manager, amount);
          await JobContext.current().completeWith(manager);
          if (tries < 3) throw new Error('could not serialize access');
        });
      } catch (error) {
        if (tries === 3) throw error;
      }
    }
  }

  @AutomaticRetry({ attempts: 1, delaysInSeconds: [0] })
  async bookInSecondRun(amount: number): Promise<void> {
    await dataSource.transaction(async (manager) => {
      await book(manager, amount);
      await JobContext.current().completeWith(manager);
      if (JobContext.current().attempt === 1) throw new Error('The connection broke');
    });
  }

  @AutomaticRetry(0)
  async swallow(amount: number): Promise<string> {
    await dataSource
      .transaction(async (manager) => {
        await book(manager, amount);
        await JobContext.current().completeWith(manager);
        throw new Error('The disk is full');
      })
      .catch(() => {});
    return 'fine';
  }

  async throwAfterwards(amount: number): Promise<void> {
    await this.book(amount);
    throw new Error('The mail server is away');
  }

  @AutomaticRetry(0)
  async completeTwice(amount: number): Promise<void> {
    await dataSource.transaction(async (manager) => {
      await book(manager, amount);
      await JobContext.current().completeWith(manager);
      await JobContext.current().completeWith(manager);
    });
  }

  @AutomaticRetry(0)
  async bookTooLate(amount: number): Promise<void> {
    await app.jobs.delete(JobContext.current().jobId);
    await this.book(amount);
  }

  @AutomaticRetry(0)
  @DisableConcurrentExecution(60)
  async bookAloneTooLate(amount: number, isTakenAway: boolean): Promise<void> {
    if (isTakenAway) await app.jobs.delete(JobContext.current().jobId);
    await this.book(amount);
  }

  @AutomaticRetry(0)
  async withoutTransaction(amount: number, of: 'manager' | 'data source'): Promise<void> {
    await book(dataSource.manager, amount);
    const given = of === 'manager' ? dataSource.manager : dataSource;
    await JobContext.current().completeWith(given);
  }

  @AutomaticRetry(0)
  @JobTimeout(0.02)
  async bookAfterwards(amount: number): Promise<void> {
    await mayBook;
    await this.book(amount).catch((error: unknown) => refusal.fire(error));
  }

  /** Deaf to its signal. */
  async hang(): Promise<void> {
    await mayBook;
  }

  /** Ends its transaction when somebody lets it, long after it has returned. */
  @AutomaticRetry(0)
  async leaveOpen(amount: number, isDeaf = false): Promise<void> {
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    await book(runner.manager, amount);
    await JobContext.current().completeWith(runner.manager);
    endLeftOpen = async () => {
      await runner.commitTransaction();
      await runner.release();
    };
    hasLeftOpen.fire();
    if (isDeaf) await mayBook;
  }

  report(): string {
    return 'booked';
  }
}

let endLeftOpen: () => Promise<void>;
let hasLeftOpen: Signal;
let mayBook: Signal;
let refusal: Signal<unknown>;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = new DataSource({ type: 'postgres', url: database.url });
  await dataSource.initialize();
  await dataSource.query('CREATE TABLE booking (job_id uuid, amount integer)');
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});
beforeEach(async () => {
  [hasLeftOpen, mayBook, refusal] = [new Signal(), new Signal(), new Signal()];
  app = await HangfireApp.start({
    storage: { type: 'postgres', url: database.url },
    server: { shutdownTimeoutMs: 500, abortTimeoutMs: 20 },
    providers: [AccountService],
  });
});
afterEach(() => {
  mayBook.fire();
  return app.close();
});

const bookings = (jobId: string | null) =>
  dataSource.query('SELECT amount FROM booking WHERE job_id = $1', [jobId]);

describe('A job that completes itself in its own transaction', () => {
  it('succeeds together with its writes, with the result that it gave', async () => {
    const id = await app.jobs.enqueue(AccountService, (accounts) => accounts.book(7));
    const job = await app.reaches(id, 'Succeeded');

    expect(statesOf(job)).toEqual(['Enqueued', 'Processing', 'Succeeded']);
    expect(job.result).toEqual({ amount: 7 });
    expect(await bookings(id)).toEqual([{ amount: 7 }]);
    expect(app.logger.lines.filter(({ level }) => level === 'warn')).toEqual([]);
  });

  it('frees its lock, and releases its continuations', async () => {
    const ids = await app.jobs.enqueueMany(AccountService, [1, 2, 3], (accounts, amount) =>
      accounts.bookAlone(amount),
    );
    const after = await app.jobs.continueWith(ids, AccountService, (accounts) => accounts.report());

    await app.reaches(after, 'Succeeded');
    for (const [index, id] of ids.entries()) {
      expect(await bookings(id)).toEqual([{ amount: index + 1 }]);
    }
  });

  it('may try its transaction again', async () => {
    const id = await app.jobs.enqueue(AccountService, (accounts) => accounts.bookAtThirdTry(8));

    expect((await app.reaches(id, 'Succeeded')).attempt).toBe(1);
    expect(await bookings(id)).toEqual([{ amount: 8 }]);
  });

  it('is retried when its transaction was rolled back', async () => {
    const id = await app.jobs.enqueue(AccountService, (accounts) => accounts.bookInSecondRun(9));

    expect((await app.reaches(id, 'Succeeded')).attempt).toBe(2);
    expect(await bookings(id)).toEqual([{ amount: 9 }]);
  });

  it('has failed when its transaction was rolled back, though it returned', async () => {
    const id = await app.jobs.enqueue(AccountService, (accounts) => accounts.swallow(10));
    const { history } = await app.reaches(id, 'Failed');

    expect(history.at(-1)?.data).toMatchObject({
      exception: { type: 'CompletionRolledBackError' },
    });
    expect(await bookings(id)).toEqual([]);
  });

  it('stays Succeeded when it throws afterwards, and the log says so', async () => {
    const id = await app.jobs.enqueue(AccountService, (accounts) => accounts.throwAfterwards(11));

    await app.reaches(id, 'Succeeded');
    await app.close();
    expect((await bookings(id)).length).toBe(1);
    expect(app.logger.has('warn', 'Job threw after it had completed itself')).toBe(true);
  });

  it('writes nothing when it was taken away meanwhile', async () => {
    const id = await app.jobs.enqueue(AccountService, (accounts) => accounts.bookTooLate(12));

    await app.reaches(id, 'Deleted');
    await app.close();
    expect(await bookings(id)).toEqual([]);
  });

  it('frees its lock when it was taken away meanwhile', async () => {
    const [late, next] = await app.jobs.enqueueMany(
      AccountService,
      [true, false],
      (accounts, isTakenAway) => accounts.bookAloneTooLate(18, isTakenAway),
    );

    await app.reaches(late ?? null, 'Deleted');
    await app.reaches(next ?? null, 'Succeeded');
    expect(await bookings(late ?? null)).toEqual([]);
  });

  it('writes nothing when it was abandoned before', async () => {
    const { jobs } = app.storage;
    const applyTransitions = jobs.applyTransitions.bind(jobs);
    const mayStore = new Signal();
    jobs.applyTransitions = async (transitions, options) => {
      if (!options?.transaction) await mayStore;
      return applyTransitions(transitions, options);
    };
    const id = await app.jobs.enqueue(AccountService, (accounts) => accounts.bookAfterwards(19));
    await eventually(() => app.logger.has('warn', 'is abandoned'));
    mayBook.fire();

    expect(await refusal).toMatchObject({ code: 'HANGFIRE_COMPLETION_REFUSED' });
    mayStore.fire();
    await app.reaches(id, 'Failed');
    expect(await bookings(id)).toEqual([]);
  });

  it('cannot complete itself twice', async () => {
    const id = await app.jobs.enqueue(AccountService, (accounts) => accounts.completeTwice(13));
    const { history } = await app.reaches(id, 'Failed');

    expect(history.at(-1)?.data).toMatchObject({ exception: { type: 'CompletionRefusedError' } });
    expect(await bookings(id)).toEqual([]);
  });

  it.each(['manager', 'data source'] as const)(
    'needs a transaction: a %s without one is refused',
    async (of) => {
      const id = await app.jobs.enqueue(AccountService, (accounts) =>
        accounts.withoutTransaction(14, of),
      );
      const { history } = await app.reaches(id, 'Failed');

      expect(history.at(-1)?.data).toMatchObject({
        exception: { type: 'NoOpenTransactionError' },
      });
    },
  );

  it('goes back when its server stops, even if it ignores its signal with its transaction open', async () => {
    const left = await app.jobs.enqueue(AccountService, (accounts) => accounts.leaveOpen(20, true));
    const deaf = await app.jobs.enqueue(AccountService, (accounts) => accounts.hang());
    await hasLeftOpen;
    await app.reaches(deaf, 'Processing');
    await app.close();

    const [row] = await dataSource.query('SELECT state FROM hangfire.job WHERE id = $1', [deaf]);
    expect(row).toEqual({ state: 'Enqueued' });
    expect((await bookings(left)).length).toBe(0);
    await endLeftOpen();
  }, 40_000);

  it('holds up no other job with a transaction that it leaves open', async () => {
    const left = await app.jobs.enqueue(AccountService, (accounts) => accounts.leaveOpen(15));
    await app.reaches(left, 'Processing');
    const ids = await app.jobs.enqueueMany(AccountService, [16, 17], (accounts, amount) =>
      accounts.book(amount),
    );
    const plain = await app.jobs.enqueue(AccountService, (accounts) => accounts.report());
    for (const id of [...ids, plain]) await app.reaches(id, 'Succeeded');

    await endLeftOpen();
    await app.reaches(left, 'Succeeded');
    expect(await bookings(left)).toEqual([{ amount: 15 }]);
  });
});
