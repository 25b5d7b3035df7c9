import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Injectable, type MessageEvent, Param, Sse } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  AutomaticRetry,
  BackgroundJobService,
  HangfireModule,
  type JobEventOf,
  MemoryJobStorage,
  OnJob,
} from 'nestjs-hangfire';
import { Signal } from '../support/signal.js';
import { lastValueFrom, map, type Observable } from 'rxjs';

interface Report {
  readonly year: number;
}

@Injectable()
class ReportService {
  @AutomaticRetry({ attempts: 0, logEvents: false })
  async build(year: number): Promise<Report> {
    if (year < 0) throw new RangeError('No such year');
    return { year };
  }
}

@Injectable()
class Alarms {
  readonly raised = new Signal<string>();

  async raise(text: string): Promise<void> {
    this.raised.fire(text);
  }
}

@Injectable()
class ReportAlarms {
  constructor(private readonly alarms: Alarms) {}

  @OnJob(ReportService, 'build', 'failed')
  async onFailed(event: JobEventOf<ReportService, 'build', 'failed'>): Promise<void> {
    const { job, args, exception } = event;
    await this.alarms.raise(`Report ${args[0]} (${job.id}): ${exception?.message}`);
  }
}

@Controller('reports')
class ReportController {
  constructor(private readonly jobs: BackgroundJobService) {}

  async build(year: number, signal: AbortSignal): Promise<Report> {
    const id = await this.jobs.enqueue(ReportService, (reports) => reports.build(year));
    const report = await this.jobs.waitForResult(id, { timeoutMs: 10_000, signal });
    return report;
  }

  @Sse(':id/updates')
  updates(@Param('id') id: string): Observable<MessageEvent> {
    return this.jobs.watch(id).pipe(map((data) => ({ data })));
  }
}

let app: TestingModule;

beforeEach(async () => {
  app = await Test.createTestingModule({
    imports: [HangfireModule.forRoot({ storage: new MemoryJobStorage() })],
    controllers: [ReportController],
    providers: [ReportService, ReportAlarms, Alarms],
  }).compile();
  await app.init();
});
afterEach(() => app.close());

describe('The page about results and events', () => {
  it('waits for the result of a job', async () => {
    const controller = app.get(ReportController);

    expect(await controller.build(2026, new AbortController().signal)).toEqual({ year: 2026 });
  });

  it('sends the states of a job to the browser', async () => {
    const jobs = app.get(BackgroundJobService);
    const id = await jobs.enqueue(ReportService, (reports) => reports.build(2026));
    const last = await lastValueFrom(app.get(ReportController).updates(id ?? ''));

    expect(last.data).toEqual({ id, state: 'Succeeded', attempt: 1, hasEnded: true });
  });

  it('raises an alarm for a job that has failed', async () => {
    const jobs = app.get(BackgroundJobService);
    const id = await jobs.enqueue(ReportService, (reports) => reports.build(-1));

    expect(await app.get(Alarms).raised).toBe(`Report -1 (${id}): No such year`);
  });
});
