import { captureCall } from '../../lib/job/capture/capture-call.js';
import type { ServiceType } from '../../lib/job/service-type.js';

class Mailer {
  readonly host: string = 'localhost';
}

class EmailService {
  constructor(readonly mailer: Mailer) {}

  async sendWelcome(_userId: number, _language?: 'de' | 'en'): Promise<string> {
    return this.mailer.host;
  }
}

abstract class Notifier {
  abstract notify(userId: number): void;
}

declare function enqueue<T>(service: ServiceType<T>, call: (service: T) => unknown): string;

/** Never runs: it compiles only where every expected error is one, and nothing else is. */
export function callsAreTyped(): void {
  enqueue(EmailService, (email) => email.sendWelcome(1));
  enqueue(EmailService, (email) => email.sendWelcome(1, 'de'));
  enqueue(Notifier, (notifier) => notifier.notify(1));
  captureCall(Notifier, (notifier) => notifier.notify(1), {
    implementation: EmailService,
    isKnown: true,
  });

  // @ts-expect-error the argument has another type
  enqueue(EmailService, (email) => email.sendWelcome('1'));
  // @ts-expect-error the optional argument has another type
  enqueue(EmailService, (email) => email.sendWelcome(1, 'fr'));
  // @ts-expect-error an argument is missing
  enqueue(EmailService, (email) => email.sendWelcome());
  // @ts-expect-error there is one argument too many
  enqueue(Notifier, (notifier) => notifier.notify(1, 2));
  // @ts-expect-error there is no such method
  enqueue(EmailService, (email) => email.sendGoodbye(1));
  // @ts-expect-error an abstract class has no such method
  captureCall(Notifier, (notifier) => notifier.send(1));
  // @ts-expect-error an instance is not a class
  enqueue(new EmailService(new Mailer()), (email) => email.sendWelcome(1));
}
