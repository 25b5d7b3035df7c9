import { JobType, Queue } from 'nestjs-hangfire';

@JobType('mailer')
@Queue('mails')
export abstract class Mailer {
  abstract welcome(address: string): Promise<string>;
}
