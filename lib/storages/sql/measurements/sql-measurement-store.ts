import {
  type FoldGroup,
  foldGroups,
  nextLevel,
  placeKeyOf,
  splitGroups,
} from '../../../storage/measurements/measurement-folding.js';
import type {
  Measurement,
  MeasurementFold,
  MeasurementLevel,
  MeasurementSplit,
  MeasurementStore,
  StoredMeasurement,
} from '../../../storage/measurements/measurement-store.js';
import type { TimedReads } from '../connection/timed-reads.js';
import type { SqlDatabase } from '../sql-database.js';
import type { MeasurementOperations } from './measurement-operations.js';

/** How many measurements one transaction folds. The process does nothing else while it merges them. */
const FOLD_SIZE = 50;
/** How many measurements one transaction splits: each may become hundreds. */
const SPLIT_SIZE = 5;

export class SqlMeasurementStore<E> implements MeasurementStore {
  constructor(
    private readonly database: SqlDatabase<E>,
    private readonly operations: MeasurementOperations<E>,
    private readonly reads: TimedReads<E>,
  ) {}

  async add(measurements: readonly Measurement[]): Promise<void> {
    if (measurements.length === 0) return;
    await this.operations.add(this.database.executor, measurements);
  }

  async fold({ level, before, merge }: MeasurementFold): Promise<void> {
    const { operations } = this;
    await this.inPortions('fold measurements', FOLD_SIZE, async (executor) => {
      const taken = await operations.take(executor, level, before, FOLD_SIZE);
      await this.join(executor, nextLevel(level), foldGroups(level, taken), merge);
      return taken.length;
    });
  }

  async split({ series, level, before, split, merge }: MeasurementSplit): Promise<void> {
    const { operations } = this;
    await this.inPortions('split measurements', SPLIT_SIZE, async (executor) => {
      const taken = await operations.takeOf(executor, series, level, before, SPLIT_SIZE);
      await this.join(executor, level, splitGroups({ split }, taken), merge);
      return taken.length;
    });
  }

  read(series: readonly string[], since: Date, until?: Date): Promise<StoredMeasurement[]> {
    return this.reads.readQuickly('read measurements', (reader) =>
      this.operations.read(reader, series, since, until),
    );
  }

  forget(level: MeasurementLevel, before: Date): Promise<void> {
    return this.operations.remove(this.database.executor, level, before);
  }

  /** @param work takes a portion, and returns how much it has taken */
  private async inPortions(
    what: string,
    size: number,
    work: (executor: E) => Promise<number>,
  ): Promise<void> {
    let taken: number;
    do {
      taken = await this.database.transaction(what, async (executor) => {
        await this.operations.lockFolding(executor);
        return work(executor);
      });
    } while (taken === size);
  }

  private async join(
    executor: E,
    level: MeasurementLevel,
    groups: readonly FoldGroup[],
    merge: MeasurementFold['merge'],
  ): Promise<void> {
    if (groups.length === 0) return;

    const there = await this.operations.takeAt(executor, level, groups);
    const before = new Map(there.map((row) => [placeKeyOf(row), row.body]));
    const merged = groups.map((group) => {
      const { series, from, bodies } = group;
      const body = before.get(placeKeyOf(group));
      return { series, from, body: merge(series, body === undefined ? bodies : [body, ...bodies]) };
    });
    await this.operations.put(executor, level, merged);
  }
}
