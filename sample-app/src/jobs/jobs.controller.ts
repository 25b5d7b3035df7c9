import {
  Controller,
  GatewayTimeoutException,
  Get,
  type MessageEvent,
  NotFoundException,
  Param,
  Sse,
} from '@nestjs/common';
import {
  BackgroundJobService,
  BatchService,
  RecurringJobService,
  UnknownJobError,
  WaitTimeoutError,
} from 'nestjs-hangfire';
import { map, type Observable } from 'rxjs';

const PATIENCE_MS = 10_000;

@Controller()
export class JobsController {
  constructor(
    private readonly jobs: BackgroundJobService,
    private readonly batches: BatchService,
    private readonly recurringJobs: RecurringJobService,
  ) {}

  @Get('jobs/:id')
  async job(@Param('id') id: string) {
    const job = await this.jobs.get(id);
    if (!job) throw new NotFoundException(`There is no job ${id}.`);
    return job;
  }

  /** Answers when the job has ended. */
  @Get('jobs/:id/result')
  async result(@Param('id') id: string): Promise<{ readonly result: unknown }> {
    try {
      return { result: await this.jobs.waitForResult(id, { timeoutMs: PATIENCE_MS }) };
    } catch (error) {
      if (error instanceof UnknownJobError) throw new NotFoundException(error.message);
      if (error instanceof WaitTimeoutError) throw new GatewayTimeoutException(error.message);
      throw error;
    }
  }

  /** What the page of an accepted job shows, live. */
  @Sse('jobs/:id/updates')
  updates(@Param('id') id: string): Observable<MessageEvent> {
    return this.jobs.watch(id).pipe(map((data) => ({ data })));
  }

  @Get('batches/:id')
  async batch(@Param('id') id: string) {
    const batch = await this.batches.get(id);
    if (!batch) throw new NotFoundException(`There is no batch ${id}.`);
    return batch;
  }

  @Get('recurring-jobs')
  recurring() {
    return this.recurringJobs.list();
  }

  @Get('stats')
  async stats() {
    const { byState } = await this.jobs.countByState();
    return byState;
  }
}
