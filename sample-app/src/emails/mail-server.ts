import { DoNotRetryError } from 'nestjs-hangfire';

const ATTEMPTS_UNTIL_FLAKY_ADDRESSES_WORK = 3;

interface Delivery {
  readonly recipients: readonly string[];
  readonly attempt: number;
}

/**
 * Stands for a mail server with an outage: it refuses the first two attempts for an address such as
 * `flaky+ada@example.com`, so that you can watch retries. An address that begins with `gone+` has no
 * mailbox, and never will.
 */
export function requireMailServer({ recipients, attempt }: Delivery): void {
  const gone = recipients.find((address) => address.startsWith('gone+'));
  if (gone) throw new UnknownMailboxError(gone);

  const flaky = recipients.find((address) => address.startsWith('flaky+'));
  if (flaky && attempt < ATTEMPTS_UNTIL_FLAKY_ADDRESSES_WORK) {
    throw new MailServerUnavailableError(flaky);
  }
}

export class MailServerUnavailableError extends Error {
  override readonly name = 'MailServerUnavailableError';

  constructor(address: string) {
    super(`The mail server does not take mail for ${address} at the moment.`);
  }
}

/** Another attempt would not help, so the job is Failed at once and waits for a person. */
export class UnknownMailboxError extends DoNotRetryError {
  constructor(address: string) {
    super(`There is no mailbox ${address}.`);
  }
}
