import { Injectable, UseInterceptors } from '@nestjs/common';
import {
  AutomaticRetry,
  Cron,
  DisableConcurrentExecution,
  JobDisplayName,
  Queue,
  RecurringJob,
} from 'nestjs-hangfire';
import { JobLogInterceptor } from '../support/job-log.interceptor.js';
import { Mailer } from './mailer.js';

@Injectable()
@UseInterceptors(JobLogInterceptor)
export class EmailService {
  constructor(private readonly mailer: Mailer) {}

  @Queue('critical')
  @AutomaticRetry({ attempts: 5, delaysInSeconds: [2, 5, 15] })
  @JobDisplayName('Welcome {0}')
  async sendWelcome(address: string, name: string): Promise<void> {
    await this.mailer.send({
      to: { name, address },
      subject: `Welcome, ${name}`,
      text: `Hello ${name},\n\nit is good to have you with us.\n`,
    });
  }

  @JobDisplayName('Remind {0}')
  async sendReminder(address: string, name: string): Promise<void> {
    await this.mailer.send({
      to: { name, address },
      subject: 'Have you looked around?',
      text: `Hello ${name},\n\nthree days ago you joined us. Is there anything we can help with?\n`,
    });
  }

  @RecurringJob('digest', Cron.minutely())
  @DisableConcurrentExecution(60)
  async sendDigest(): Promise<void> {
    const sent = await this.mailer.countSent();

    await this.mailer.send({
      to: 'office@example.com',
      subject: 'Mails so far',
      text: `Mails sent so far: ${sent}.\n`,
    });
  }
}
