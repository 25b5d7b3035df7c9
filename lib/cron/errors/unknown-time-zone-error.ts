import { inspect } from 'node:util';
import { didYouMean } from '../../support/did-you-mean.js';
import { HangfireError } from '../../support/hangfire-error.js';
import { zonesMeantBy } from '../zone-names.js';

export class UnknownTimeZoneError extends HangfireError {
  readonly code = 'HANGFIRE_UNKNOWN_TIME_ZONE';

  constructor(
    readonly timeZone: unknown,
    options?: ErrorOptions,
  ) {
    const given = inspect(timeZone, { maxStringLength: 80 });
    const likely = likelyZones(timeZone).map((zone) => `"${zone}"`);
    super(
      `Expected the IANA name of a time zone, such as "Europe/Istanbul" or "UTC", got ${given}.` +
        (likely.length === 0 ? '' : ` Did you mean ${likely.join(' or ')}?`),
      options,
    );
  }
}

function likelyZones(name: unknown): readonly string[] {
  if (typeof name !== 'string' || name.length > 80) return [];

  const meant = zonesMeantBy(name);
  if (meant.length > 0) return meant;

  const similar = didYouMean(name, Intl.supportedValuesOf('timeZone'));
  return similar === undefined ? [] : [similar];
}
