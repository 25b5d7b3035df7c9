import type {
  MeasurementFold,
  MeasurementLevel,
  MeasurementSplit,
  StoredMeasurement,
} from './measurement-store.js';

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

type Taken = Omit<StoredMeasurement, 'level' | 'id'>;

/** Where each measurement goes in the level above, in the order of series and times. */
export function foldGroups(level: MeasurementFold['level'], taken: readonly Taken[]): FoldGroup[] {
  const stepMs = STEPS_MS[nextLevel(level)];
  const startOf = (from: Date) => new Date(Math.floor(from.getTime() / stepMs) * stepMs);
  return groupsOf(taken.map(({ from, ...others }) => ({ ...others, from: startOf(from) })));
}

/** What the measurements become, in the order of series and times. */
export const splitGroups = (
  { split }: Pick<MeasurementSplit, 'split'>,
  taken: readonly Taken[],
): FoldGroup[] =>
  groupsOf(taken.flatMap(({ from, body }) => split(body).map((part) => ({ ...part, from }))));

/** What a group is found by. */
export const placeKeyOf = ({ series, from }: FoldTarget): string => `${series} ${from.getTime()}`;

function groupsOf(rows: readonly Taken[]): FoldGroup[] {
  const groups = new Map<string, { series: string; from: Date; bodies: string[] }>();
  for (const { series, from, body } of rows) {
    const key = placeKeyOf({ series, from });
    const group = groups.get(key) ?? { series, from, bodies: [] };
    group.bodies.push(body);
    groups.set(key, group);
  }
  return [...groups.values()].sort(
    (a, b) =>
      (a.series < b.series ? -1 : a.series > b.series ? 1 : 0) ||
      a.from.getTime() - b.from.getTime(),
  );
}
