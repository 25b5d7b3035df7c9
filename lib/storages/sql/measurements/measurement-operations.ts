import type { FoldTarget } from '../../../storage/measurements/measurement-folding.js';
import type {
  Measurement,
  MeasurementLevel,
  StoredMeasurement,
} from '../../../storage/measurements/measurement-store.js';

export type MeasurementRow = Omit<Measurement, 'id'>;

/** What the role of the measurements needs of a dialect. */
export interface MeasurementOperations<E> {
  /** Adds parts, and leaves those as they are whose ids are there. */
  add(executor: E, measurements: readonly Measurement[]): Promise<void>;

  /** Until the transaction ends, nobody else folds. Others may add and read. */
  lockFolding(executor: E): Promise<void>;

  /** Removes up to `limit` measurements of a level that begin before an instant, the oldest first. @returns them */
  take(
    executor: E,
    level: MeasurementLevel,
    before: Date,
    limit: number,
  ): Promise<readonly MeasurementRow[]>;

  /** The same for one series. */
  takeOf(
    executor: E,
    series: string,
    level: MeasurementLevel,
    before: Date,
    limit: number,
  ): Promise<readonly MeasurementRow[]>;

  /** Removes the measurements of a level at some places. @returns them */
  takeAt(
    executor: E,
    level: MeasurementLevel,
    places: readonly FoldTarget[],
  ): Promise<readonly MeasurementRow[]>;

  put(executor: E, level: MeasurementLevel, rows: readonly MeasurementRow[]): Promise<void>;
  read(
    executor: E,
    series: readonly string[],
    since: Date,
    until: Date | undefined,
  ): Promise<StoredMeasurement[]>;
  remove(executor: E, level: MeasurementLevel, before: Date): Promise<void>;
}
