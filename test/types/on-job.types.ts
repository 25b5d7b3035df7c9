import {
  type JobEventOf,
  type JobFailedEvent,
  type JobSucceededEvent,
  OnJob,
} from '../../lib/index.js';

class MailService {
  readonly host: string = 'localhost';

  async send(_to: number): Promise<string> {
    return this.host;
  }
}

/** Never runs: it compiles only where every expected error is one, and nothing else is. */
export class Listener {
  @OnJob(MailService, 'send', 'succeeded')
  typed({ args, result }: JobEventOf<MailService, 'send', 'succeeded'>): void {
    const to: number = args[0];
    const text: string = result;
    void [to, text];
  }

  @OnJob(MailService, 'send', 'failed')
  @OnJob(MailService, 'failed')
  @OnJob('failed')
  async wide({ exception }: JobFailedEvent): Promise<void> {
    void exception?.message;
  }

  @OnJob('deleted')
  withoutEvent(): void {}

  // @ts-expect-error there is no such method
  @OnJob(MailService, 'sent', 'failed')
  noSuchMethod(): void {}

  // @ts-expect-error a field of the class is no job
  @OnJob(MailService, 'host', 'failed')
  noMethod(): void {}

  // @ts-expect-error there is no such event
  @OnJob(MailService, 'send', 'done')
  noSuchEvent(): void {}

  // @ts-expect-error the event of a failure has no result
  @OnJob(MailService, 'send', 'failed')
  otherEvent(_event: JobSucceededEvent): void {}

  // @ts-expect-error the argument is a number
  @OnJob(MailService, 'send', 'failed')
  otherArguments(_event: JobFailedEvent<[to: string]>): void {}

  // @ts-expect-error the result is a text
  @OnJob(MailService, 'send', 'succeeded')
  otherResult(_event: JobSucceededEvent<readonly [to: number], number>): void {}

  // @ts-expect-error a field is no method
  @OnJob('failed')
  field = 1;
}
