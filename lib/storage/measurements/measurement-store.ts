/**
 * How long the time is that a measurement covers. A part is what one server has measured within a minute, since its
 * part before; all others cover their whole time (UTC).
 */
export type MeasurementLevel = 'part' | 'minute' | 'hour' | 'day';

/** What a server has measured within a minute, in the text of whoever measured it. */
export interface Measurement {
  /** Unique. What is added again under the same id counts once, as long as it has not been folded. */
  readonly id: string;
  /** The name of what is measured, such as `methods`; ASCII, up to 50 characters. */
  readonly series: string;
  /** The first instant of the minute. */
  readonly from: Date;
  readonly body: string;
}

export interface StoredMeasurement extends Measurement {
  readonly level: MeasurementLevel;
}

export interface MeasurementFold {
  /** Parts become minutes, minutes become hours, and hours become days. */
  readonly level: Exclude<MeasurementLevel, 'day'>;
  /** Measurements that begin before this are folded. */
  readonly before: Date;
  /** Makes one body of several of the same series. Called within the transaction: it waits for nothing, and never throws. */
  readonly merge: (series: string, bodies: readonly string[]) => string;
}

export interface MeasurementSplit extends Pick<MeasurementFold, 'before' | 'merge'> {
  readonly series: string;
  readonly level: Exclude<MeasurementLevel, 'part'>;
  /** The measurements of other series that one becomes. Called within the transaction, as `merge` is. */
  readonly split: (body: string) => readonly SplitMeasurement[];
}

export type SplitMeasurement = Pick<Measurement, 'series' | 'body'>;

/**
 * Measurements by time. The store knows nothing of what was measured: it keeps texts, and has them merged. Parts are
 * only added, so servers never wait for each other.
 */
export interface MeasurementStore {
  add(measurements: readonly Measurement[]): Promise<void>;
  /**
   * Replaces measurements by those of the next level, together with what that has at the same time. Nothing is lost
   * or counted twice, whoever else folds, adds or reads meanwhile.
   */
  fold(fold: MeasurementFold): Promise<void>;
  /**
   * Replaces the measurements of one series by several of other series, of the same level and time, together with what
   * these have there: what was stored at once can then be read one by one. The same holds as for folding.
   */
  split(split: MeasurementSplit): Promise<void>;
  /**
   * Those of some series that begin at an instant or later, in all levels, as they were at one time; the oldest first.
   *
   * @param until those that begin at this instant or later are left out; undefined: none of them
   */
  read(series: readonly string[], since: Date, until?: Date): Promise<StoredMeasurement[]>;
  /** Removes those of a level that begin before an instant. */
  forget(level: MeasurementLevel, before: Date): Promise<void>;
}
