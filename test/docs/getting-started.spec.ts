import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type DynamicModule, Injectable, Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BackgroundJobService, HangfireModule, MemoryJobStorage, Queue } from 'nestjs-hangfire';
import {
  Column,
  DataSource,
  type DataSourceOptions,
  Entity,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { createPgliteDriver } from '../../lib/storages/typeorm/dialects/postgres/pglite/pglite-driver.js';

@Entity()
class Order {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'text' })
  customer!: string;
}

const database: DataSourceOptions = {
  type: 'postgres',
  driver: createPgliteDriver({ dataDir: 'memory://' }),
  entities: [Order],
  synchronize: true,
};

class Printer {
  readonly printed: string[] = [];

  print(text: string): void {
    this.printed.push(text);
  }
}

@Injectable()
class InvoiceService {
  constructor(private readonly printer: Printer) {}

  async create(orderId: number): Promise<string> {
    this.printer.print(`Invoice for order ${orderId}`);
    return `invoice-${orderId}.pdf`;
  }

  @Queue('reports')
  async createYearlyReport(year: number): Promise<void> {
    this.printer.print(`Invoices of ${year}`);
  }
}

@Injectable()
class OrderService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: BackgroundJobService,
  ) {}

  async place(customer: string): Promise<string | null> {
    return this.dataSource.transaction(async (manager) => {
      const order = await manager.save(Order, { customer });
      return this.jobs.enqueue(InvoiceService, (invoices) => invoices.create(order.id), {
        manager,
      });
    });
  }
}

@Module({
  imports: [
    TypeOrmModule.forRoot(database),
    HangfireModule.forRootAsync({
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => ({ storage: dataSource }),
    }),
  ],
  providers: [OrderService, InvoiceService, Printer],
})
class ShopModule {}

const providers = [InvoiceService, Printer];

/** Until a job has come to its end. */
async function finished(jobs: BackgroundJobService, id: string | null) {
  for (;;) {
    const job = await jobs.get(id);
    if (!job || ['Succeeded', 'Failed', 'Deleted'].includes(job.state)) return job;
    await setImmediate();
  }
}

describe('docs/getting-started.md', () => {
  let app: TestingModule | undefined;

  async function started(hangfire: DynamicModule) {
    const module = await Test.createTestingModule({ imports: [hangfire], providers }).compile();
    app = await module.init();
    return { jobs: app.get(BackgroundJobService), printer: app.get(Printer) };
  }

  afterEach(async () => {
    await app?.close();
    app = undefined;
  });

  it('enqueues in the transaction that stores an order', async () => {
    app = await Test.createTestingModule({ imports: [ShopModule] }).compile();
    await app.init();
    const jobs = app.get(BackgroundJobService);
    const orders = app.get(OrderService);

    const id = await orders.place('Ada');
    expect(await finished(jobs, id)).toMatchObject({
      state: 'Succeeded',
      result: 'invoice-1.pdf',
    });

    let refused: string | null = null;
    const refusing = app.get(DataSource).transaction(async (manager) => {
      refused = await jobs.enqueue(InvoiceService, (invoices) => invoices.create(2), { manager });
      throw new Error('The order was refused');
    });
    await expect(refusing).rejects.toThrow('refused');
    expect(refused).toEqual(expect.any(String));
    expect(await jobs.get(refused)).toBeUndefined();
    // An embedded database takes long to make where the processor is busy.
  }, 120_000);

  it('runs several servers in one process', async () => {
    const storage = new MemoryJobStorage();
    const { jobs, printer } = await started(
      HangfireModule.forRoot({
        storage,
        server: [
          { name: 'web', queues: ['critical', 'default'], workerCount: 20 },
          { name: 'reports', queues: ['reports'], workerCount: 2 },
        ],
      }),
    );

    const id = await jobs.enqueue(InvoiceService, (invoices) => invoices.createYearlyReport(2026));
    expect(await finished(jobs, id)).toMatchObject({ state: 'Succeeded', queue: 'reports' });
    expect(printer.printed).toEqual(['Invoices of 2026']);
  });

  it('changes jobs by their id', async () => {
    const { jobs } = await started(
      HangfireModule.forRoot({ storage: new MemoryJobStorage(), server: false }),
    );
    const id = await jobs.schedule(InvoiceService, (invoices) => invoices.create(7), { days: 3 });

    await jobs.reschedule(id, { minutes: 5 });
    await jobs.requeue(id, { expectedState: 'Scheduled' });
    await jobs.delete(id);

    const job = await jobs.get(id);
    expect(job?.history.map(({ state }) => state)).toEqual([
      'Scheduled',
      'Scheduled',
      'Enqueued',
      'Deleted',
    ]);
    expect(await jobs.delete('00000000-0000-7000-8000-000000000000')).toBe(false);
    expect(await jobs.delete(id, { expectedState: 'Enqueued' })).toBe(false);
  });
});

describe('docs/getting-started.md, on testing', () => {
  it('shows an enqueued job', async () => {
    const app = await Test.createTestingModule({
      imports: [HangfireModule.forRoot({ storage: new MemoryJobStorage(), server: false })],
      providers: [InvoiceService, Printer],
    }).compile();
    await app.init();
    const jobs = app.get(BackgroundJobService);

    const id = await jobs.enqueue(InvoiceService, (invoices) => invoices.create(7));

    expect(await jobs.get(id)).toMatchObject({
      state: 'Enqueued',
      type: 'InvoiceService',
      method: 'create',
      args: [7],
    });
    await app.close();
  });

  it('shows the effect of a job', async () => {
    const app = await Test.createTestingModule({
      imports: [HangfireModule.forRoot({ storage: new MemoryJobStorage() })],
      providers: [InvoiceService, Printer],
    }).compile();
    await app.init();
    const jobs = app.get(BackgroundJobService);

    const id = await jobs.enqueue(InvoiceService, (invoices) => invoices.create(7));

    const job = await finished(jobs, id);
    expect(job?.result).toBe('invoice-7.pdf');
    expect(app.get(Printer).printed).toEqual(['Invoice for order 7']);
    await app.close();
  });
});
