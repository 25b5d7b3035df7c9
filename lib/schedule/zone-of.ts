/** Zones that never change their clocks. The keys say how far each zone is ahead of UTC, in minutes. */
const ZONES_BETWEEN_HOURS: Readonly<Record<number, string>> = {
  [-570]: 'Pacific/Marquesas',
  210: 'Asia/Tehran',
  270: 'Asia/Kabul',
  330: 'Asia/Kolkata',
  345: 'Asia/Kathmandu',
  390: 'Asia/Yangon',
  525: 'Australia/Eucla',
  570: 'Australia/Darwin',
};

const MIN_OFFSET = -12 * 60;
const MAX_OFFSET = 14 * 60;

export const OFFSETS_WITH_ZONE =
  `whole hours in minutes, from ${MIN_OFFSET} to ${MAX_OFFSET}, or one of ` +
  `${Object.keys(ZONES_BETWEEN_HOURS).join(', ')}; for another one name a zone with timeZone`;

export interface ZoneOptions {
  readonly timeZone?: string | undefined;
  readonly utcOffset?: number | undefined;
}

/** The time zone of an expression. Without an option for it, the time zone of the process. */
export function zoneOf({ timeZone, utcOffset }: ZoneOptions): string {
  if (timeZone !== undefined) return timeZone;
  if (utcOffset !== undefined) return zoneAhead(utcOffset) ?? 'UTC';
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The zone that is always this many minutes ahead of UTC; undefined where there is no such zone. */
export function zoneAhead(utcOffset: number): string | undefined {
  if (utcOffset === 0) return 'UTC';
  if (utcOffset % 60 !== 0) return ZONES_BETWEEN_HOURS[utcOffset];
  if (utcOffset < MIN_OFFSET || utcOffset > MAX_OFFSET) return undefined;
  // Turns the sign around: in these names, a plus is west of Greenwich.
  return `Etc/GMT${utcOffset > 0 ? '-' : '+'}${Math.abs(utcOffset) / 60}`;
}
