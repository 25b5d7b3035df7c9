import { foldGroups, nextLevel } from '../../../storage/measurement-folding.js';
import type {
  Measurement,
  MeasurementFold,
  MeasurementLevel,
  MeasurementStore,
  StoredMeasurement,
} from '../../../storage/measurement-store.js';
import type { TimedReads } from '../connection/timed-reads.js';
import type { SqlDatabase } from '../sql-database.js';
import type { MeasurementOperations } from './measurement-operations.js';

/** How many measurements one transaction folds. */
const FOLD_SIZE = 200;

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

  async fold(fold: MeasurementFold): Promise<void> {
    let taken: number;
    do {
      taken = await this.database.transaction('fold measurements', (executor) =>
        this.foldPortion(executor, fold),
      );
    } while (taken === FOLD_SIZE);
  }

  read(series: string, since: Date): Promise<StoredMeasurement[]> {
    return this.reads.readQuickly('read measurements', (reader) =>
      this.operations.read(reader, series, since),
    );
  }

  forget(level: MeasurementLevel, before: Date): Promise<void> {
    return this.operations.remove(this.database.executor, level, before);
  }

  private async foldPortion(executor: E, { level, before, merge }: MeasurementFold) {
    const { operations } = this;
    await operations.lockFolding(executor);
    const taken = await operations.take(executor, level, before, FOLD_SIZE);
    if (taken.length === 0) return 0;

    const groups = foldGroups(level, taken);
    const into = nextLevel(level);
    const there = await operations.takeAt(executor, into, groups);
    const merged = groups.map(({ series, from, bodies }) => {
      const before = there.filter((row) => row.series === series && +row.from === +from);
      return { series, from, body: merge(series, [...before.map(({ body }) => body), ...bodies]) };
    });
    await operations.put(executor, into, merged);
    return taken.length;
  }
}
