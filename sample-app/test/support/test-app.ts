import { type INestApplication, StandardSchemaValidationPipe } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { BatchService, RecurringJobService } from 'nestjs-hangfire';
import {
  type HangfireTesting,
  HangfireTestingModule,
  type HangfireTestingOptions,
  hangfireTesting,
} from 'nestjs-hangfire/testing';
import { AppModule } from '../../src/app.module.js';
import { Mailer } from '../../src/emails/mailer.js';
import { OrderStore } from '../../src/orders/order-store.js';
import { ReportStore } from '../../src/reports/report-store.js';
import { OrdersInMemory } from './orders-in-memory.js';
import { Outbox } from './outbox.js';
import { ReportsInMemory } from './reports-in-memory.js';

/** The whole application. Only providers with effects outside the application are replaced. */
export class TestApp {
  private constructor(private readonly app: INestApplication) {}

  static async start(options: HangfireTestingOptions = {}): Promise<TestApp> {
    const module = await HangfireTestingModule.override(
      Test.createTestingModule({ imports: [AppModule] }),
      { now: '2026-03-01T12:00:00Z', ...options },
    )
      .overrideProvider(Mailer)
      .useClass(Outbox)
      .overrideProvider(OrderStore)
      .useClass(OrdersInMemory)
      .overrideProvider(ReportStore)
      .useClass(ReportsInMemory)
      .compile();

    const app = module.createNestApplication({ logger: false });
    app.useGlobalPipes(new StandardSchemaValidationPipe());
    await app.listen(0);
    return new TestApp(app);
  }

  get hangfire(): HangfireTesting {
    return hangfireTesting(this.app);
  }

  get outbox(): Outbox {
    return this.app.get(Mailer, { strict: false });
  }

  get orders(): OrdersInMemory {
    return this.app.get(OrderStore, { strict: false });
  }

  get reports(): ReportsInMemory {
    return this.app.get(ReportStore, { strict: false });
  }

  get batches(): BatchService {
    return this.app.get(BatchService);
  }

  get recurringJobs(): RecurringJobService {
    return this.app.get(RecurringJobService);
  }

  async post(path: string, body: object = {}): Promise<Response> {
    return fetch(new URL(path, await this.app.getUrl()), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  close(): Promise<void> {
    return this.app.close();
  }
}
