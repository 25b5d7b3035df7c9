import { Body, Controller, HttpCode, HttpStatus, Post, UseInterceptors } from '@nestjs/common';
import { BackgroundJobService, RecurringJobService } from 'nestjs-hangfire';
import { AcceptedInterceptor } from '../jobs/accepted.interceptor.js';
import { type Customer, customerSchema } from './customer.js';
import { EmailService } from './email.service.js';

@Controller()
@UseInterceptors(AcceptedInterceptor)
export class EmailsController {
  constructor(
    private readonly jobs: BackgroundJobService,
    private readonly recurringJobs: RecurringJobService,
  ) {}

  @Post('customers')
  @HttpCode(HttpStatus.ACCEPTED)
  async welcome(@Body({ schema: customerSchema }) { name, address }: Customer) {
    const jobId = await this.jobs.enqueue(EmailService, (email) =>
      email.sendWelcome(address, name),
    );
    return { jobId };
  }

  @Post('reminders')
  @HttpCode(HttpStatus.ACCEPTED)
  async remind(@Body({ schema: customerSchema }) { name, address }: Customer) {
    const jobId = await this.jobs.schedule(
      EmailService,
      (email) => email.sendReminder(address, name),
      { days: 3 },
    );
    return { jobId };
  }

  @Post('digests')
  @HttpCode(HttpStatus.ACCEPTED)
  async digest() {
    const jobId = await this.recurringJobs.trigger('digest');
    return { jobId };
  }
}
