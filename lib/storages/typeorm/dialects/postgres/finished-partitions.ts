import type { PostgresDatabase } from './postgres-database.js';
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

  constructor(private readonly database: PostgresDatabase) {}

  /** Makes sure that rows that expire at these times have a place. */
  async prepare(times: readonly (Date | undefined)[]): Promise<void> {
    const missing = new Set<number>();
    let lastMs = Number.NaN;

    for (const at of times) {
      if (!at || at.getTime() === lastMs) continue;
      lastMs = at.getTime();
      const day = dayOf(at);
      if (day < KEPT_FROM_MS && !this.known.has(day)) missing.add(day);
    }
    for (const day of missing) await this.create(day);
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

  private async create(dayMs: number): Promise<void> {
    const from = new Date(dayMs).toISOString();
    const to = new Date(dayMs + DAY_MS).toISOString();

    await this.database.transaction('prepare a day for finished jobs', async (executor) => {
      await executor.run(createPartition({ name: partitionOf(dayMs), from, to }));
    });
    this.known.add(dayMs);
  }
}
