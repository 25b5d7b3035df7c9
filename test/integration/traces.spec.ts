import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, type INestApplication, Post } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { SpanKind, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { BackgroundJobService } from '../../lib/client/background-job-service.js';
import { HangfireModule } from '../../lib/nest/hangfire.module.js';
import { compileLibrary } from '../support/compiled-library.js';
import { eventually } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { RecordedTraces } from '../support/traces/recorded-traces.js';
import { TraceReceiver } from '../support/traces/trace-receiver.js';
import { traceTree } from '../support/traces/trace-tree.js';
import { ServerProcess } from './support/server-process.js';

/** Runs in the other process. */
class OrderService {
  take(): void {}
}

@Controller('orders')
class OrderController {
  constructor(private readonly jobs: BackgroundJobService) {}

  @Post()
  take(): Promise<string | null> {
    return this.jobs.enqueue(OrderService, (orders) => orders.take());
  }
}

let database: TestDatabase;
let receiver: TraceReceiver;
let traces: RecordedTraces;
let app: INestApplication;
let worker: ServerProcess;

beforeAll(async () => {
  [database, receiver] = await Promise.all([createTestDatabase(), TraceReceiver.start()]);
  const { url } = receiver;
  traces = new RecordedTraces({
    processors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  });
  const storage = { type: 'postgres', url: database.url } as const;
  const module = await Test.createTestingModule({
    imports: [HangfireModule.forRoot({ storage, server: false, telemetry: true })],
    controllers: [OrderController],
  }).compile();
  app = module.createNestApplication();
  // As the instrumentation of HTTP does.
  app.use((request: { method: string; url: string }, _: unknown, next: () => void) => {
    trace
      .getTracer('spec')
      .startActiveSpan(`${request.method} ${request.url}`, { kind: SpanKind.SERVER }, (span) => {
        next();
        span.end();
      });
  });
  await app.listen(0, '127.0.0.1');
  worker = await ServerProcess.start({
    library: compileLibrary(),
    url: database.url,
    program: 'traced-server.mjs',
    env: { TRACES_URL: url },
  });
}, 120_000);

afterAll(async () => {
  await worker.end('SIGKILL');
  await app.close();
  traces.close();
  receiver.close();
  await database.drop();
});

describe('A trace over two processes', () => {
  it('goes from a request through the job in the other process to its retries and continuations', async () => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    await fetch(`http://127.0.0.1:${port}/orders`, { method: 'POST' });

    const succeeded = () =>
      receiver.spans.filter((span) => span.attributes['hangfire.job.state'] === 'Succeeded');
    await eventually(() => succeeded().length === 3 && receiver.spans.length === 8);
    expect(`\n${traceTree(receiver.spans)}`).toBe(`
SERVER POST /orders
  PRODUCER enqueue default
    CONSUMER run default
      PRODUCER enqueue default
        CONSUMER run default ! the bank is closed (hangfire.job.retry)
        CONSUMER run default → run default
      PRODUCER continue default
        CONSUMER run default → run default`);
    expect(new Set(receiver.spans.map(({ traceId }) => traceId)).size).toBe(1);
  });
});
