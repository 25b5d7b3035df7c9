import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { from, RecurringJob } from 'nestjs-hangfire';
import { Mailer } from './mailer.js';

const KEPT_DAYS = 7;

@Injectable()
export class MailCleanupService {
  constructor(private readonly mailer: Mailer) {}

  /** @returns how many mails were removed, which is kept as the job's result */
  @RecurringJob(
    'old-mails',
    from(ConfigService, (config) => config.getOrThrow('cleanupCron')),
    {
      timeZone: 'Europe/Istanbul',
      description: `Removes mails older than ${KEPT_DAYS} days`,
    },
  )
  removeOldMails(): Promise<number> {
    return this.mailer.removeOlderThan({ days: KEPT_DAYS });
  }
}
