import { inspect } from 'node:util';
import { HangfireError } from '../../support/hangfire-error.js';
import { didYouMean } from '../../support/text/did-you-mean.js';
import { currentName, zonesMeantBy } from '../zones/zone-names.js';

export class UnknownTimeZoneError extends HangfireError {
  readonly code = 'HANGFIRE_UNKNOWN_TIME_ZONE';
  /** The names that were probably meant. */
  readonly likely: readonly string[];

  constructor(
    readonly timeZone: unknown,
    options?: ErrorOptions,
  ) {
    const given = inspect(timeZone, { maxStringLength: 80 });
    const likely = likelyZones(timeZone);
    const quoted = likely.map((zone) => `"${zone}"`);
    super(
      `Expected the IANA name of a time zone, such as "Europe/Istanbul" or "UTC", got ${given}.` +
        (likely.length === 0 ? '' : ` Did you mean ${quoted.join(' or ')}?`),
      options,
    );
    this.likely = likely;
  }
}

function likelyZones(name: unknown): readonly string[] {
  if (typeof name !== 'string' || name.length > 80) return [];

  const meant = zonesMeantBy(name);
  if (meant.length > 0) return meant;

  const listed = Intl.supportedValuesOf('timeZone');
  const zones = [...listed, ...listed.map(currentName)];
  const city = `/${name.trim().replaceAll(' ', '_')}`.toLowerCase();
  const similar =
    zones.find((zone) => zone.toLowerCase().endsWith(city)) ?? didYouMean(name, zones);
  return similar === undefined ? [] : [similar];
}
