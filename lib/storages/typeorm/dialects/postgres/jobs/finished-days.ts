import type { DayPartition, Partition } from './partitions.sql.js';

export const DAY_MS = 86_400_000;
/** Jobs that expire later than this are kept for good, in a partition that the schema comes with. */
export const KEPT_FROM_MS = Date.UTC(9000, 0, 1);
const DAY_NAME = /^finished_job_(\d{4})(\d{2})(\d{2})$/;

const instant = (ms: number) => new Date(ms).toISOString();

const keptPartition: Partition = {
  name: 'finished_job_kept',
  from: instant(KEPT_FROM_MS),
  to: undefined,
};

/** The first instant of a day (UTC), in milliseconds since 1970; of all days on which nothing expires, one. */
export const dayOf = (at: Date): number =>
  Math.min(Math.floor(at.getTime() / DAY_MS) * DAY_MS, KEPT_FROM_MS);

export const dayPartition = (dayMs: number): DayPartition => ({
  name: `finished_job_${instant(dayMs).slice(0, 10).replaceAll('-', '')}`,
  from: instant(dayMs),
  to: instant(dayMs + DAY_MS),
});

export const partitionOf = (dayMs: number): Partition =>
  dayMs === KEPT_FROM_MS ? keptPartition : dayPartition(dayMs);

/** The day whose finished jobs stand in the partition of this name. */
export function dayNamed(name: string): number | undefined {
  const [, year, month, day] = DAY_NAME.exec(name) ?? [];
  return year === undefined ? undefined : Date.UTC(Number(year), Number(month) - 1, Number(day));
}
