import type { MeasurementFold, MeasurementLevel, StoredMeasurement } from './measurement-store.js';

const STEPS_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
const NEXT = { part: 'minute', minute: 'hour', hour: 'day' } as const;

export const nextLevel = (
  level: Exclude<MeasurementLevel, 'day'>,
): Exclude<MeasurementLevel, 'part'> => NEXT[level];

/** A series at a time of the level above. */
export interface FoldTarget {
  readonly series: string;
  readonly from: Date;
}

export interface FoldGroup extends FoldTarget {
  readonly bodies: readonly string[];
}

/** Where each measurement goes in the level above, in the order of series and times. */
export function foldGroups(
  level: MeasurementFold['level'],
  taken: readonly Omit<StoredMeasurement, 'level' | 'id'>[],
): FoldGroup[] {
  const stepMs = STEPS_MS[nextLevel(level)];
  const groups = new Map<string, { series: string; from: Date; bodies: string[] }>();
  for (const { series, from, body } of taken) {
    const start = Math.floor(from.getTime() / stepMs) * stepMs;
    const key = `${series} ${start}`;
    const group = groups.get(key) ?? { series, from: new Date(start), bodies: [] };
    group.bodies.push(body);
    groups.set(key, group);
  }
  return [...groups.values()].sort(
    (a, b) =>
      (a.series < b.series ? -1 : a.series > b.series ? 1 : 0) ||
      a.from.getTime() - b.from.getTime(),
  );
}
