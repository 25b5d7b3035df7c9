import type { FinishedPlaces } from '../../../../sql/jobs/finished-places.js';
import type { FinishedRetention } from '../../../../sql/maintenance/finished-retention.js';
import type { Executor, PostgresDatabase } from '../connection/postgres-database.js';
import {
  createPartition,
  type DayPartition,
  dropPartition,
  listPartitions,
  type Partition,
} from './partitions.sql.js';

const DAY_MS = 86_400_000;
/** Jobs that expire later than this are kept for good, in a partition that the schema comes with. */
const KEPT_FROM_MS = Date.UTC(9000, 0, 1);
const DAY_NAME = /^finished_job_(\d{4})(\d{2})(\d{2})$/;

/** The first instant of a day (UTC), in milliseconds since 1970; of all days on which nothing expires, one. */
const dayOf = (at: Date) => Math.min(Math.floor(at.getTime() / DAY_MS) * DAY_MS, KEPT_FROM_MS);

const instant = (ms: number) => new Date(ms).toISOString();

const dayPartition = (dayMs: number): DayPartition => ({
  name: `finished_job_${instant(dayMs).slice(0, 10).replaceAll('-', '')}`,
  from: instant(dayMs),
  to: instant(dayMs + DAY_MS),
});

const keptPartition: Partition = {
  name: 'finished_job_kept',
  from: instant(KEPT_FROM_MS),
  to: undefined,
};

const partitionOf = (dayMs: number) =>
  dayMs === KEPT_FROM_MS ? keptPartition : dayPartition(dayMs);

/** The partitions of the finished jobs: one for each day on which some of them expire. */
export class FinishedPartitions implements FinishedPlaces<Executor>, FinishedRetention {
  private readonly known = new Set([KEPT_FROM_MS]);
  /** The days for which somebody came since the last look at what has expired. */
  private readonly wanted = new Set<number>();

  constructor(private readonly database: PostgresDatabase) {}

  /** Makes sure that rows that expire at these times have a place. */
  async prepare(times: readonly (Date | undefined)[]): Promise<void> {
    for (const day of this.unknownDays(times)) {
      await this.prepareDay(day);
      this.wanted.add(day);
    }
  }

  /** The same inside a transaction; only its commit makes the place known to others. */
  async prepareWithin(executor: Executor, times: readonly (Date | undefined)[]): Promise<void> {
    for (const day of this.unknownDays(times)) {
      await this.create(executor, day);
      this.wanted.add(day);
    }
  }

  /**
   * Prepares the days after those that were wanted lately: tomorrow these will be, perhaps inside of
   * somebody's long transaction, where a new partition would keep the others waiting.
   */
  async prepareAhead(): Promise<void> {
    for (const day of this.wanted) {
      if (day < KEPT_FROM_MS) await this.prepareDay(day + DAY_MS);
    }
    this.wanted.clear();
  }

  /** From now on every place is looked for, and made where it is missing. */
  forget(): void {
    this.known.clear();
  }

  /**
   * Drops the partitions of days that are over.
   *
   * @returns why some of them could not be dropped; they hold up no others
   */
  async removeExpired(now: Date): Promise<readonly unknown[]> {
    const today = dayOf(now);
    const failures: unknown[] = [];

    for (const { name } of await this.database.run(listPartitions)) {
      const day = dayNamed(name as string);
      if (day === undefined || day >= today) continue;
      await this.drop(dayPartition(day)).catch((error: unknown) => failures.push(error));
    }
    for (const day of this.known) if (day < today) this.known.delete(day);
    return failures;
  }

  private async drop(partition: DayPartition): Promise<void> {
    await this.database.transaction('drop expired jobs', async (executor) => {
      await executor.run(dropPartition(partition));
    });
  }

  private async prepareDay(day: number): Promise<void> {
    await this.database.transaction('prepare a day for finished jobs', (executor) =>
      this.create(executor, day),
    );
    this.known.add(day);
  }

  private unknownDays(times: readonly (Date | undefined)[]): ReadonlySet<number> {
    const unknown = new Set<number>();
    let lastMs = Number.NaN;

    for (const at of times) {
      if (!at || at.getTime() === lastMs) continue;
      lastMs = at.getTime();
      const day = dayOf(at);
      if (!this.known.has(day)) unknown.add(day);
    }
    return unknown;
  }

  private async create(executor: Executor, dayMs: number): Promise<void> {
    await executor.run(createPartition(partitionOf(dayMs)));
  }
}

/** The day whose finished jobs stand in the partition of this name. */
function dayNamed(name: string): number | undefined {
  const [, year, month, day] = DAY_NAME.exec(name) ?? [];
  return year === undefined ? undefined : Date.UTC(Number(year), Number(month) - 1, Number(day));
}
