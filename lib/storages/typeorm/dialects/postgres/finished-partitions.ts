import type { Executor, PostgresDatabase } from './postgres-database.js';
import { createPartition, dropPartition, listPartitions } from './statements/partitions.js';

const DAY_MS = 86_400_000;
/** Later than this, jobs are kept for good, in a partition that is always there. */
const KEPT_FROM_MS = Date.UTC(9000, 0, 1);
const PREFIX = 'finished_job_';

/** The first instant of a day (UTC), in milliseconds since 1970. */
const dayOf = (at: Date) => Math.floor(at.getTime() / DAY_MS) * DAY_MS;

const partitionOf = (dayMs: number) =>
  PREFIX + new Date(dayMs).toISOString().slice(0, 10).replaceAll('-', '');

/** The partitions of the finished jobs: one for each day on which some of them expire. */
export class FinishedPartitions {
  private readonly known = new Set<number>();
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
    for (const day of this.wanted) await this.prepareDay(day + DAY_MS);
    this.wanted.clear();
  }

  /** Drops the partitions of days that are over; answers how many. */
  async dropExpired(now: Date): Promise<number> {
    const rows = await this.database.run(listPartitions);
    const expired = rows
      .map(({ name }) => name as string)
      .filter((name) => /^finished_job_\d{8}$/.test(name) && name < partitionOf(dayOf(now)));

    for (const name of expired) {
      await this.database.transaction('drop expired jobs', async (executor) => {
        await executor.run(dropPartition(name));
      });
    }
    this.known.clear();
    return expired.length;
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
      if (day < KEPT_FROM_MS && !this.known.has(day)) unknown.add(day);
    }
    return unknown;
  }

  private async create(executor: Executor, dayMs: number): Promise<void> {
    const from = new Date(dayMs).toISOString();
    const to = new Date(dayMs + DAY_MS).toISOString();
    await executor.run(createPartition({ name: partitionOf(dayMs), from, to }));
  }
}
