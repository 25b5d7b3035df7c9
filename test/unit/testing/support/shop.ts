import { Injectable } from '@nestjs/common';
import { AutomaticRetry, BackgroundJobService, JobDisplayName, Queue } from 'nestjs-hangfire';

export interface Customer {
  readonly id: number;
  readonly name: string;
  readonly address: string;
}

export class MailServerDownError extends Error {
  override readonly name = 'MailServerDownError';
}

/** Jobs of all kinds, and what they did. */
@Injectable()
export class EmailService {
  readonly log: string[] = [];
  /** The method throws for so many calls. */
  failures = 0;

  @Queue('critical')
  @JobDisplayName('Welcome {0}')
  async sendWelcome(address: string, customer: Customer): Promise<number> {
    this.log.push(`welcome ${address}`);
    return customer.id;
  }

  async sendReminder(address: string): Promise<void> {
    this.log.push(`remind ${address}`);
  }

  @AutomaticRetry({ attempts: 3, delaysInSeconds: [10, 60, 300] })
  async sendInvoice(address: string): Promise<string> {
    if (this.failures > 0) {
      this.failures -= 1;
      throw new MailServerDownError('The mail server is down');
    }
    this.log.push(`invoice ${address}`);
    return `sent to ${address}`;
  }

  @AutomaticRetry(0)
  async sendOnce(address: string): Promise<void> {
    throw new MailServerDownError(`No mail for ${address}`);
  }
}

/** Jobs that create jobs. */
@Injectable()
export class CampaignService {
  constructor(
    private readonly jobs: BackgroundJobService,
    private readonly email: EmailService,
  ) {}

  async start(addresses: readonly string[]): Promise<void> {
    for (const address of addresses) {
      await this.jobs.enqueue(EmailService, (email) => email.sendReminder(address));
    }
    this.email.log.push('campaign started');
  }

  /** Without an end. */
  async poll(): Promise<void> {
    await this.jobs.enqueue(CampaignService, (campaigns) => campaigns.poll());
  }
}

export const ada: Customer = { id: 7, name: 'Ada', address: 'ada@example.com' };
