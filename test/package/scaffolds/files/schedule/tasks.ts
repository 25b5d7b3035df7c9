import { Controller, Get, Injectable } from '@nestjs/common';
import { Cron, CronExpression, Interval, Timeout } from '@nestjs/schedule';
import { JobContext } from 'nestjs-hangfire';

@Injectable()
export class TasksService {
  readonly seen = { runs: 0, jobs: 0 };

  @Interval('tick', 1_000)
  tick(): void {
    this.seen.runs += 1;
    if (JobContext.find()) this.seen.jobs += 1;
  }

  @Cron(CronExpression.EVERY_DAY_AT_3AM, { timeZone: 'Europe/Istanbul' })
  removeOldFiles(): void {}

  @Timeout(5_000)
  warmUp(): void {}
}

@Controller('tasks')
export class TasksController {
  constructor(private readonly tasks: TasksService) {}

  @Get()
  seen() {
    return this.tasks.seen;
  }
}
