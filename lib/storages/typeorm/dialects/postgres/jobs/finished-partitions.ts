import type { FinishedPlaces } from '../../../../sql/jobs/finished-places.js';
import type { FinishedRetention } from '../../../../sql/maintenance/finished-retention.js';
import type { Executor, PostgresDatabase } from '../connection/postgres-database.js';
import {
  DAY_MS,
  dayNamed,
  dayOf,
  dayPartition,
  KEPT_FROM_MS,
  partitionOf,
} from './finished-days.js';
import {
  createPartition,
  type DayPartition,
  dropPartition,
  findDefaultPartition,
  listPartitions,
} from './partitions.sql.js';

type Times = readonly (Date | undefined)[];

/** The partitions of the finished jobs: one for each day on which some of them expire. */
export class FinishedPartitions implements FinishedPlaces<Executor>, FinishedRetention {
  private readonly known = new Set([KEPT_FROM_MS]);
  /** The days for which somebody came since the last look at what has expired. */
  private readonly wanted = new Set<number>();

  /** @param hasSpareConnection beside the one on which a caller's transaction may be */
  constructor(
    private readonly database: PostgresDatabase,
    private readonly hasSpareConnection: boolean,
  ) {}

  async prepare(times: Times): Promise<void> {
    for (const day of this.unknownDays(times)) await this.prepareDay(day);
  }

  async prepareWithin(executor: Executor, times: Times): Promise<void> {
    for (const day of this.unknownDays(times)) await this.create(executor, day);
  }

  /**
   * A new partition is made on another connection and committed, so the caller's transaction holds no lock because
   * of it. It is seen there all the same: statements of a caller's transaction are not prepared, and planning one
   * hears of the partitions that others have made.
   *
   * With a single connection, which the caller may have, the partition is made inside the transaction, and rolled
   * back with it.
   */
  async prepareForCaller(caller: Executor, times: Times): Promise<void> {
    if (!this.hasSpareConnection) return this.prepareWithin(caller, times);

    for (const day of this.unknownDays(times)) await this.prepareBeside(day);
  }

  /**
   * Prepares the days after those that were wanted lately: tomorrow these will be, perhaps by a transaction
   * that would have to wait for the partition.
   */
  async prepareAhead(): Promise<void> {
    for (const day of this.wanted) {
      const next = day + DAY_MS;
      if (next < KEPT_FROM_MS && !this.known.has(next)) await this.prepareDay(next);
    }
    this.wanted.clear();
  }

  /** From now on every place is looked for, and made where it is missing. */
  forget(): void {
    this.known.clear();
  }

  /** Drops the partitions of days that are over. */
  async removeExpired(now: Date): Promise<readonly unknown[]> {
    const today = dayOf(now);
    const failures: unknown[] = [];

    for (const { name } of await this.database.run(listPartitions)) {
      const day = dayNamed(name as string);
      if (day === undefined || day >= today) continue;
      await this.drop(dayPartition(day)).catch((error: unknown) => failures.push(error));
    }
    this.forgetBefore(today);
    return failures;
  }

  private async drop(partition: DayPartition): Promise<void> {
    await this.database.transaction('drop expired jobs', async (executor) => {
      await executor.run(dropPartition(partition));
    });
  }

  private forgetBefore(today: number): void {
    for (const days of [this.known, this.wanted]) {
      for (const day of days) if (day < today) days.delete(day);
    }
  }

  private async prepareDay(day: number): Promise<void> {
    await this.database.transaction('prepare a day for finished jobs', (executor) =>
      this.create(executor, day),
    );
    this.known.add(day);
  }

  /**
   * The partition may have to wait for the very transaction that it is made for: for rows of it in the default
   * partition, say. The database knows of no deadlock then, so the wait has an end, and rows find a place in the
   * default partition.
   */
  private async prepareBeside(day: number): Promise<void> {
    try {
      await this.prepareDay(day);
    } catch (error) {
      const [row] = await this.database.run(findDefaultPartition);
      if (!row) throw error;
    }
  }

  private unknownDays(times: Times): ReadonlySet<number> {
    const unknown = new Set<number>();
    let last: number | undefined;

    for (const at of times) {
      const day = at && dayOf(at);
      if (day === undefined || day === last) continue;
      last = day;
      this.wanted.add(day);
      if (!this.known.has(day)) unknown.add(day);
    }
    return unknown;
  }

  private async create(executor: Executor, dayMs: number): Promise<void> {
    await executor.run(createPartition(partitionOf(dayMs)));
  }
}
