import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Inject, Injectable } from '@nestjs/common';
import {
  AutomaticRetry,
  BackgroundJobService,
  BatchService,
  type CallerTransaction,
  JobContext,
  TransactionalJob,
  UnknownParentError,
} from 'nestjs-hangfire';
import type { EntityManager } from 'typeorm';
import { EmailService } from './support/shop.js';
import { TestingApp } from './support/testing-app.js';

/** As much of a DataSource as the application uses. */
interface Transactions {
  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
}

@Injectable()
class OrderService {
  readonly attempts: string[] = [];

  constructor(
    @Inject('DATA_SOURCE') private readonly dataSource: Transactions,
    private readonly jobs: BackgroundJobService,
    private readonly batches: BatchService,
  ) {}

  place(item: string): Promise<string | null> {
    return this.dataSource.transaction(async (manager) => {
      const id = await this.jobs.enqueue(OrderService, (orders) => orders.ship(item), { manager });
      await this.jobs.continueWith(id, OrderService, (orders) => orders.invoice(item), { manager });
      if (item === 'nothing') throw new Error('There is nothing to ship');
      return id;
    });
  }

  /** A batch that more is added to, all in one transaction. */
  placeMany(items: readonly string[]): Promise<string> {
    return this.dataSource.transaction(async (manager) => {
      const batchId = await this.batches.start(
        'Orders',
        (batch) => {
          batch.enqueueMany(OrderService, items, (orders, item) => orders.ship(item));
        },
        { manager },
      );
      const more = (batch: { enqueue: BackgroundJobService['enqueue'] }) => {
        batch.enqueue(OrderService, (orders) => orders.invoice('all'));
      };
      await this.batches.attach(batchId, more as never, { manager });
      return batchId;
    });
  }

  async ship(item: string): Promise<void> {
    this.attempts.push(`ship ${item}`);
  }

  async invoice(item: string): Promise<void> {
    this.attempts.push(`invoice ${item}`);
  }

  @TransactionalJob()
  @AutomaticRetry(0)
  async sell(item: string): Promise<string> {
    const { manager } = JobContext.current();
    await this.jobs.enqueue(OrderService, (orders) => orders.ship(item));
    if (item === 'nothing') throw new Error('There is nothing to sell');
    return `sold with ${typeof manager}`;
  }

  /** Says in its own transaction that it has succeeded. */
  async charge(outcome: 'commit' | 'roll back'): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await JobContext.current().completeWith(manager, 'charged');
      if (outcome === 'roll back') throw new Error('Not charged');
    });
  }
}

describe('Jobs that are created in a transaction of the application', () => {
  let app: TestingApp;

  const startWith = async (dataSource: Transactions, options = {}) => {
    const provider = { provide: 'DATA_SOURCE', useValue: dataSource };
    app = await TestingApp.start(options, { providers: [OrderService, provider] });
  };
  afterEach(() => app.close());

  const orders = () => app.get(OrderService);
  const states = () => app.hangfire.enqueued(OrderService).map(({ state }) => state);

  describe('that a test stands in for', () => {
    const dataSource: Transactions = {
      transaction: (work) => app.hangfire.transaction(work),
    };

    beforeEach(() => startWith(dataSource));

    it('exist once the transaction is committed', async () => {
      const placed = orders().place('book');
      expect(states()).toEqual([]);

      await placed;
      expect(states()).toEqual(['Enqueued', 'Awaiting']);
      await app.hangfire.drain();
      expect(orders().attempts).toEqual(['ship book', 'invoice book']);
    });

    it('never existed when the transaction is rolled back', async () => {
      await expect(orders().place('nothing')).rejects.toThrow('There is nothing to ship');

      expect(states()).toEqual([]);
      expect(await app.hangfire.drain()).toMatchObject({ ran: 0 });
    });

    it('may be batches to which further jobs are attached', async () => {
      const batchId = await orders().placeMany(['a', 'b']);
      await app.hangfire.drain();

      expect(orders().attempts).toEqual(['ship a', 'ship b', 'invoice all']);
      expect(await app.batches.get(batchId)).toMatchObject({
        state: 'Succeeded',
        progress: { total: 3, succeeded: 3 },
      });
    });

    it('are visible to nobody else before the commit', async () => {
      await app.hangfire.transaction(async (manager) => {
        const id = await app.jobs.enqueue(OrderService, (service) => service.ship('book'), {
          manager,
        });
        const other = app.jobs.continueWith(id, OrderService, (service) => service.ship('other'));
        await expect(other).rejects.toBeInstanceOf(UnknownParentError);
      });
    });

    it('get the stand-in that the test gives', async () => {
      const saved: unknown[] = [];
      const manager = {
        query: async () => [],
        save: async (entity: object) => saved.push(entity),
      };
      await app.hangfire.transaction(async (given) => {
        await given.save({ item: 'book' });
        await app.jobs.enqueue(OrderService, (service) => service.ship('book'), {
          manager: given,
        });
      }, manager);

      expect(saved).toEqual([{ item: 'book' }]);
      expect(states()).toEqual(['Enqueued']);
    });

    it('vanish with the nested transaction that is rolled back, and with no other', async () => {
      const manager: CallerTransaction = { query: async () => [] };
      const ship = (item: string) =>
        app.jobs.enqueue(OrderService, (service) => service.ship(item), { manager });
      const nested = (item: string, error?: Error) =>
        app.hangfire.transaction(async () => {
          await ship(item);
          if (error) throw error;
        }, manager);

      await app.hangfire.transaction(async () => {
        await nested('a');
        await nested('b', new Error('No b')).catch(() => {});
        await ship('c');
        expect(states()).toEqual([]);
      }, manager);
      expect(app.hangfire.enqueued(OrderService, 'ship').map(({ args }) => args)).toEqual([
        ['a'],
        ['c'],
      ]);
    });

    it('let a job complete itself, or fail', async () => {
      const charge = (outcome: 'commit' | 'roll back') =>
        app.hangfire.performJob(OrderService, (service) => service.charge(outcome), {
          failures: 'keep',
        });

      expect(await charge('commit')).toMatchObject({ state: 'Succeeded', result: 'charged' });
      expect(await charge('roll back')).toMatchObject({
        state: 'Scheduled',
        exception: { message: 'Not charged' },
      });
    });
  });

  describe('that @TransactionalJob opens', () => {
    it.each(['manual', 'inline'] as const)(
      'are created by its commit, or never (%s)',
      async (mode) => {
        await startWith(
          { transaction: (work) => app.hangfire.transaction(work) },
          { mode, failures: 'keep' },
        );
        const sold = await app.jobs.enqueue(OrderService, (service) => service.sell('book'));
        const failed = await app.jobs.enqueue(OrderService, (service) => service.sell('nothing'));
        if (mode === 'manual') await app.hangfire.drain();

        expect(await app.jobs.get(sold)).toMatchObject({ result: 'sold with object' });
        expect((await app.jobs.get(failed))?.state).toBe('Failed');
        expect(orders().attempts).toEqual(['ship book']);
      },
    );
  });

  describe('that nobody stands in for', () => {
    const manager: CallerTransaction = { query: async () => [] };

    it('exist at once', async () => {
      await startWith({ transaction: (work) => work(manager as EntityManager) });
      await orders().place('book');

      expect(states()).toEqual(['Enqueued', 'Awaiting']);
    });
  });

  describe("in mode 'inline'", () => {
    const dataSource: Transactions = {
      transaction: (work) => app.hangfire.transaction(work),
    };

    it('run right after the commit', async () => {
      await startWith(dataSource, { mode: 'inline' });
      await app.hangfire.transaction(async (manager) => {
        await app.jobs.enqueue(OrderService, (service) => service.ship('book'), { manager });
        expect(orders().attempts).toEqual([]);
      });

      expect(orders().attempts).toEqual(['ship book']);
      await orders().place('pen');
      expect(orders().attempts).toEqual(['ship book', 'ship pen', 'invoice pen']);
    });

    it('fail the transaction call when they fail', async () => {
      await startWith(dataSource, { mode: 'inline' });
      const transaction = app.hangfire.transaction(async (manager) => {
        await app.jobs.enqueue(EmailService, (email) => email.sendOnce('ada'), { manager });
      });

      await expect(transaction).rejects.toThrow('No mail for ada');
    });
  });
});
