import { Injectable } from '@nestjs/common';
import { AutomaticRetry, BatchService, JobDisplayName } from 'nestjs-hangfire';
import { Mailer } from './mailer.js';
import { subscribers } from './subscribers.js';

@Injectable()
export class NewsletterService {
  constructor(
    private readonly mailer: Mailer,
    private readonly batches: BatchService,
  ) {}

  /**
   * One batch for all lists, with a nested batch for each list: a mail is a job, and each list has its
   * progress.
   */
  startSending(): Promise<string> {
    return this.batches.start('Newsletter', (batch) => {
      for (const [list, members] of Object.entries(subscribers)) {
        batch.start(list, (inner) => {
          inner.enqueueMany(NewsletterService, members, (newsletter, { address, name }) =>
            newsletter.send(address, name),
          );
        });
      }
    });
  }

  @AutomaticRetry({ attempts: 5, delaysInSeconds: [10, 30, 60] })
  @JobDisplayName('Newsletter to {0}')
  async send(address: string, name: string): Promise<void> {
    await this.mailer.send({
      to: { name, address },
      subject: 'What is new',
      text: `Hello ${name},\n\nour jobs can be seen now.\n`,
    });
  }
}
