import type { BackgroundJobService } from 'nestjs-hangfire';
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

/** Never runs, like the function above. */
export async function manyAreTyped(jobs: BackgroundJobService): Promise<(string | null)[]> {
  const users = [{ id: 1, vip: true }];
  const call = (email: EmailService, { id }: { readonly id: number }) => email.sendWelcome(id);
  await jobs.enqueueMany(EmailService, users, call, { queue: 'mails', at: { minutes: 1 } });
  await jobs.enqueueMany(EmailService, users, call, ({ vip }, index) => ({
    queue: vip ? 'vip' : undefined,
    priority: index,
    at: new Date(),
  }));
  await jobs.enqueueMany(EmailService, users, call, () => undefined, { queue: 'mails' });

  // @ts-expect-error the items have no such property
  await jobs.enqueueMany(EmailService, users, call, ({ name }) => ({ queue: name }));
  // @ts-expect-error the priority is a number
  await jobs.enqueueMany(EmailService, users, call, ({ id }) => ({ priority: `${id}` }));
  // @ts-expect-error a promise
  await jobs.enqueueMany(EmailService, users, call, async () => ({ queue: 'a' }));
  // @ts-expect-error options for what no function leaves out
  await jobs.enqueueMany(EmailService, users, call, {}, { queue: 'mails' });

  return jobs.createMany((together) => {
    const id: string = together.enqueue(EmailService, (email) => email.sendWelcome(1));
    together.continueWith(id, Notifier, (notifier) => notifier.notify(1));
    together.schedule(EmailService, (email) => email.sendWelcome(1), { days: 1 });
    // @ts-expect-error the argument has another type
    together.enqueue(EmailService, (email) => email.sendWelcome('1'));
    // @ts-expect-error the manager belongs to the whole call
    together.enqueue(EmailService, (email) => email.sendWelcome(1), { manager: {} });
  });
}
