import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { BackgroundJobService } from 'nestjs-hangfire';

@Controller()
export class JobsController {
  constructor(private readonly jobs: BackgroundJobService) {}

  @Get('jobs/:id')
  async job(@Param('id') id: string) {
    const job = await this.jobs.get(id);
    if (!job) throw new NotFoundException(`There is no job ${id}.`);
    return job;
  }

  @Get('stats')
  async stats() {
    const { byState } = await this.jobs.countByState();
    return byState;
  }
}
