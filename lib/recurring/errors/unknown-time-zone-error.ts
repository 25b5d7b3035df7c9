import { inspect } from 'node:util';
import { didYouMean } from '../../support/did-you-mean.js';
import { HangfireError } from '../../support/hangfire-error.js';

export class UnknownTimeZoneError extends HangfireError {
  readonly code = 'HANGFIRE_UNKNOWN_TIME_ZONE';

  constructor(
    readonly timeZone: unknown,
    options?: ErrorOptions,
  ) {
    const given = inspect(timeZone, { maxStringLength: 80 });
    const likely =
      typeof timeZone === 'string' && timeZone.length <= 80
        ? didYouMean(timeZone, Intl.supportedValuesOf('timeZone'))
        : undefined;
    super(
      `Expected the IANA name of a time zone, such as "Europe/Istanbul" or "UTC", got ${given}.` +
        (likely === undefined ? '' : ` Did you mean "${likely}"?`),
      options,
    );
  }
}
