import { UnknownTimeZoneError } from '../errors/unknown-time-zone-error.js';
import type { ClockChange } from './clock-change.js';
import { currentName, mayBeIanaName } from './zone-names.js';
import { ZoneOffsets } from './zone-offsets.js';

interface Zone {
  readonly name: string;
  readonly offsets: ZoneOffsets;
}

/** The zones by their names in lower case. */
const zones = new Map<string, Zone>();

/** A zone of the IANA database, as Node knows it. */
export class TimeZone {
  private constructor(
    /** The name as the user wrote it. */
    readonly name: string,
    /** The name that the IANA database has for the zone today: `Asia/Kolkata` for `Asia/Calcutta`. */
    readonly currentName: string,
    private readonly offsets: ZoneOffsets,
  ) {}

  /** @throws UnknownTimeZoneError */
  static named(name: string): TimeZone {
    const zone = zoneNamed(name);
    const current = currentName(zone.name);
    const inAnyCase = [zone.name, current].find((it) => it.toLowerCase() === name.toLowerCase());
    return new TimeZone(inAnyCase ?? name, current, zone.offsets);
  }

  /** The time that a wall clock shows in this zone, in milliseconds since 1970, as if that clock were in UTC. */
  localAt(instantMs: number): number {
    return instantMs + this.offsets.at(instantMs);
  }

  /** The change that skips or repeats a local time. If there is none, a change within a day of that time. */
  changeNear(localMs: number): ClockChange | undefined {
    return this.offsets.changeNear(localMs);
  }

  /**
   * The instants, in order, at which the clock shows a local time. If the clock skips that time, the instant of the
   * change.
   */
  instantsOf(localMs: number): readonly number[] {
    const change = this.changeNear(localMs);
    if (change === undefined) return [localMs - this.offsets.at(localMs)];

    const { offsetBeforeMs, offsetAfterMs } = change;
    if (localMs < change.fromLocalMs) return [localMs - offsetBeforeMs];
    if (localMs >= change.untilLocalMs) return [localMs - offsetAfterMs];
    if (change.isForward) return [change.atMs];
    return [localMs - offsetBeforeMs, localMs - offsetAfterMs];
  }
}

/** The current name of a zone that was renamed; undefined for every other name. Never throws. */
export function otherNameOf(name: string): string | undefined {
  try {
    const zone = TimeZone.named(name);
    return zone.currentName === zone.name ? undefined : zone.currentName;
  } catch {
    return undefined;
  }
}

function zoneNamed(name: string): Zone {
  const known = typeof name === 'string' ? zones.get(name.toLowerCase()) : undefined;
  if (known !== undefined) return known;

  const format = formatOffsetsOf(name);
  const zone = { name: format.resolvedOptions().timeZone, offsets: new ZoneOffsets(format) };
  zones.set(name.toLowerCase(), zone);
  return zone;
}

function formatOffsetsOf(timeZone: unknown): Intl.DateTimeFormat {
  if (typeof timeZone !== 'string' || !mayBeIanaName(timeZone)) {
    throw new UnknownTimeZoneError(timeZone);
  }
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      timeZoneName: 'longOffset',
      year: 'numeric',
    });
  } catch (cause) {
    throw new UnknownTimeZoneError(timeZone, { cause });
  }
}
