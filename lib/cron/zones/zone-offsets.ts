import { ClockChange } from './clock-change.js';

const MS_PER_DAY = 86_400_000;
const OFFSET = /GMT(?:(?<sign>[+−-])(?<hours>\d\d?):(?<minutes>\d\d)(?::(?<seconds>\d\d))?)?$/;

/** How many days are remembered: ten years. */
const MAX_DAYS_KEPT = 3_700;

/**
 * How far the clocks of a zone are ahead of UTC. Intl is asked once for each day.
 *
 * This relies on no zone changing its clocks twice within three days. Since 1970 no zone did so within a week.
 */
export class ZoneOffsets {
  private readonly startOfDay = new Map<number, number>();
  private readonly changes = new Map<number, ClockChange>();

  constructor(private readonly format: Intl.DateTimeFormat) {}

  at(instantMs: number): number {
    const day = Math.floor(instantMs / MS_PER_DAY);
    const change = this.changeOn(day);
    return change && instantMs >= change.atMs ? change.offsetAfterMs : this.atStartOf(day);
  }

  /** The change on the day of the given time, in UTC, or else on the day before or after it. */
  changeNear(ms: number): ClockChange | undefined {
    const day = Math.floor(ms / MS_PER_DAY);
    return this.changeOn(day) ?? this.changeOn(day - 1) ?? this.changeOn(day + 1);
  }

  private changeOn(day: number): ClockChange | undefined {
    const before = this.atStartOf(day);
    const after = this.atStartOf(day + 1);
    if (before === after) return undefined;

    const known = this.changes.get(day);
    if (known !== undefined) return known;

    const change = new ClockChange(this.firstInstantOf(after, day), before, after);
    this.changes.set(day, change);
    return change;
  }

  private atStartOf(day: number): number {
    const known = this.startOfDay.get(day);
    if (known !== undefined) return known;

    if (this.startOfDay.size >= MAX_DAYS_KEPT) this.startOfDay.clear();
    const offset = this.read(day * MS_PER_DAY);
    this.startOfDay.set(day, offset);
    return offset;
  }

  /** Clocks change at whole seconds. */
  private firstInstantOf(offset: number, day: number): number {
    let early = (day * MS_PER_DAY) / 1_000;
    let late = early + MS_PER_DAY / 1_000;
    while (late - early > 1) {
      const middle = Math.floor((early + late) / 2);
      if (this.read(middle * 1_000) === offset) late = middle;
      else early = middle;
    }
    return late * 1_000;
  }

  private read(instantMs: number): number {
    const { sign, hours, minutes, seconds } =
      OFFSET.exec(this.format.format(instantMs))?.groups ?? {};
    const total = Number(hours ?? 0) * 3_600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
    return (sign === '+' ? total : -total) * 1_000;
  }
}
