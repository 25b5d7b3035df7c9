import type { TimeZone } from '../zones/time-zone.js';
import type { LocalTimes } from './local-times.js';

/** Instants in order, in milliseconds since 1970. */
export interface InstantSequence {
  /** The first instant after another; undefined if there is none. */
  after(instantMs: number): number | undefined;
  /** The last instant before another; undefined if there is none. */
  before(instantMs: number): number | undefined;
}

export interface OccurrenceRules {
  readonly times: LocalTimes;
  readonly zone: TimeZone;
  /** Whether a local time that the clock shows twice occurs twice. */
  readonly runsThroughRepeats: boolean;
}

/**
 * The instants of the local times.
 *
 * Around a change of the clocks, the nearest time on the clock may not be the nearest instant. So the times nearest to
 * both ends of the skipped or repeated time are looked at too.
 */
export class Occurrences implements InstantSequence {
  constructor(private readonly rules: OccurrenceRules) {}

  after(instantMs: number): number | undefined {
    const { times, zone } = this.rules;
    const localMs = zone.localAt(instantMs);
    const change = zone.changeNear(localMs);
    const starts = change ? [change.fromLocalMs, change.untilLocalMs] : [];

    const later = [localMs + 1, ...starts]
      .flatMap((start) => this.instantsOf(times.atOrAfter(start)))
      .filter((occurrence) => occurrence > instantMs);
    return later.length === 0 ? undefined : Math.min(...later);
  }

  before(instantMs: number): number | undefined {
    const { times, zone } = this.rules;
    const localMs = zone.localAt(instantMs);
    const change = zone.changeNear(localMs);
    const ends = change ? [change.fromLocalMs, change.untilLocalMs] : [];

    const earlier = [localMs, ...ends]
      .flatMap((end) => this.instantsOf(times.atOrBefore(end - 1)))
      .filter((occurrence) => occurrence < instantMs);
    return earlier.length === 0 ? undefined : Math.max(...earlier);
  }

  private instantsOf(localMs: number | undefined): readonly number[] {
    if (localMs === undefined) return [];
    const instants = this.rules.zone.instantsOf(localMs);
    return this.rules.runsThroughRepeats ? instants : instants.slice(0, 1);
  }
}
