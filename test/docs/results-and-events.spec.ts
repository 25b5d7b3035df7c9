import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Injectable, type MessageEvent, Param, Sse } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { BackgroundJobService, HangfireModule, MemoryJobStorage } from 'nestjs-hangfire';
import { lastValueFrom, map, type Observable } from 'rxjs';

interface Report {
  readonly year: number;
}

@Injectable()
class ReportService {
  async build(year: number): Promise<Report> {
    return { year };
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
    providers: [ReportService],
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
});
