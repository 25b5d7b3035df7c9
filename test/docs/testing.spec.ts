import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Inject, Injectable, Module, Scope } from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  BackgroundJobService,
  Cron,
  HangfireModule,
  type JobContext,
  MemoryJobStorage,
  RecurringJob,
} from 'nestjs-hangfire';
import {
  type HangfireTesting,
  HangfireTestingModule,
  hangfireMatchers,
  hangfireTesting,
} from 'nestjs-hangfire/testing';
import { DataSource, type EntityManager } from 'typeorm';
import { leftTheQueue } from '../support/left-the-queue.js';

expect.extend(hangfireMatchers);

@Injectable()
class Printer {
  async print(text: string): Promise<string> {
    return `on paper: ${text}`;
  }
}

@Injectable()
class InvoiceService {
  constructor(private readonly printer: Printer) {}

  create(invoice: number): Promise<string> {
    return this.printer.print(`Invoice ${invoice}`);
  }

  @RecurringJob('month', Cron.monthly())
  async createMonth(): Promise<string> {
    return new Date().toISOString().slice(0, 7);
  }
}

@Injectable({ scope: Scope.REQUEST })
class TenantReport {
  constructor(@Inject(REQUEST) private readonly context: JobContext) {}

  async create(): Promise<string> {
    return `Report for ${this.context.parameters.get('tenant')}`;
  }
}

@Injectable()
class OrderService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: BackgroundJobService,
  ) {}

  async place(item: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.jobs.enqueue(InvoiceService, (invoices) => invoices.create(7), { manager });
      if (item === 'nothing') throw new Error('There is nothing to order');
    });
  }
}

const hangfireModule = HangfireModule.forRoot({
  storage: { type: 'postgres', url: 'postgres://x' },
});

@Module({ imports: [hangfireModule], providers: [InvoiceService, Printer] })
class AppModule {}

describe('docs/testing.md', () => {
  let app: TestingModule;
  let hangfire: HangfireTesting;

  afterEach(() => app.close());

  it('replaces a module by its very object', async () => {
    app = await Test.createTestingModule({ imports: [AppModule] })
      .overrideModule(hangfireModule)
      .useModule(HangfireTestingModule.forRoot())
      .compile();

    expect(hangfireTesting(app).enqueued()).toEqual([]);
  });

  it('runs jobs on replacements of their providers', async () => {
    const invoices = { create: jest.fn<InvoiceService['create']>(async () => 'an invoice') };
    app = await HangfireTestingModule.override(Test.createTestingModule({ imports: [AppModule] }))
      .overrideProvider(InvoiceService)
      .useValue(invoices)
      .compile();
    await app.init();
    hangfire = hangfireTesting(app);

    const job = await hangfire.performJob(InvoiceService, (service) => service.create(7));
    expect(job.result).toBe('an invoice');
    expect(invoices.create).toHaveBeenCalledWith(7);
  });

  it('gives request-scoped providers their job', async () => {
    app = await Test.createTestingModule({
      imports: [HangfireTestingModule.forRoot()],
      providers: [TenantReport],
    }).compile();
    await app.init();
    hangfire = hangfireTesting(app);

    const job = await hangfire.performJob(TenantReport, (report) => report.create(), {
      parameters: { tenant: 'acme' },
    });
    expect(job.result).toBe('Report for acme');
  });

  it('sets the time of the application, too', async () => {
    jest.useFakeTimers();
    try {
      app = await Test.createTestingModule({
        imports: [
          HangfireTestingModule.forRoot({
            now: '2026-03-31T12:00:00Z',
            onTimeChange: (now) => jest.setSystemTime(now),
          }),
        ],
        providers: [InvoiceService, Printer],
      }).compile();
      await app.init();
      hangfire = hangfireTesting(app);

      await hangfire.advance({ days: 1 });
      expect(hangfire.enqueued(InvoiceService, 'createMonth')).toMatchObject([
        { result: '2026-04' },
      ]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('supports transactions', async () => {
    const dataSource = {
      transaction: (work: (manager: EntityManager) => Promise<void>) => hangfire.transaction(work),
    };
    app = await Test.createTestingModule({
      imports: [HangfireTestingModule.forRoot()],
      providers: [
        OrderService,
        InvoiceService,
        Printer,
        { provide: DataSource, useValue: dataSource },
      ],
    }).compile();
    await app.init();
    hangfire = hangfireTesting(app);
    const orders = app.get(OrderService);

    await expect(orders.place('nothing')).rejects.toThrow('There is nothing to order');
    expect(hangfire).not.toHaveEnqueued();

    await orders.place('book');
    expect(hangfire).toHaveEnqueued(InvoiceService, 'create', { args: [7] });
  });

  it('starts over after a reset', async () => {
    app = await Test.createTestingModule({
      imports: [HangfireTestingModule.forRoot()],
      providers: [InvoiceService, Printer],
    }).compile();
    await app.init();
    hangfire = hangfireTesting(app);
    await hangfire.performJob(InvoiceService, (invoices) => invoices.create(7));

    await hangfire.reset();
    expect(hangfire).not.toHaveEnqueued();
  });

  it('runs jobs on a real server', async () => {
    app = await Test.createTestingModule({
      imports: [HangfireModule.forRoot({ storage: new MemoryJobStorage() })],
      providers: [InvoiceService, Printer],
    }).compile();
    await app.init();
    const jobs = app.get(BackgroundJobService);

    const id = await jobs.enqueue(InvoiceService, (invoices) => invoices.create(7));
    const job = await leftTheQueue(jobs, id);
    expect(job?.result).toBe('on paper: Invoice 7');
  });
});
