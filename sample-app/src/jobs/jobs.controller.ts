import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { BackgroundJobService, BatchService, RecurringJobService } from 'nestjs-hangfire';

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
