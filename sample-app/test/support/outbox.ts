import type { SendMailOptions } from 'nodemailer';
import type { Mailer } from '../../src/emails/mailer.js';

/** Keeps mails in memory instead of files. */
export class Outbox implements Pick<Mailer, 'send' | 'countSent' | 'removeOlderThan'> {
  readonly mails: SendMailOptions[] = [];

  async send(mail: SendMailOptions): Promise<void> {
    this.mails.push(mail);
  }

  async countSent(): Promise<number> {
    return this.mails.length;
  }

  async removeOlderThan(): Promise<number> {
    return this.mails.splice(0).length;
  }

  get subjects(): unknown[] {
    return this.mails.map(({ subject }) => subject);
  }
}
