import { Injectable } from '@nestjs/common';
import { Cron, CronExpression, Interval, Timeout } from 'nestjs-hangfire/schedule';

@Injectable()
export class TasksService {
  @Cron(CronExpression.EVERY_DAY_AT_3AM, { timeZone: 'Europe/Istanbul' })
  async removeOldFiles(): Promise<void> {}

  @Interval('fetch-rates', 10_000)
  async fetchRates(): Promise<void> {}

  @Timeout(5_000)
  async warmUp(): Promise<void> {}
}
