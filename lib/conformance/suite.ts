import type { ConformanceNeed } from './conformance-case.js';
import type { StoreUnderTest } from './store-under-test.js';

/** The store of the cases, and the functions that give cases their titles. */
export interface Suite {
  readonly store: StoreUnderTest;
  readonly describe: Describe;
  readonly it: It;
}

export interface Describe {
  /** @param needs the needs of all of these cases */
  (title: string, cases: () => void, needs?: readonly ConformanceNeed[]): void;
  readonly each: Each<void>;
}

export interface It {
  (title: string, run: () => Promise<void>): void;
  readonly each: Each<Promise<void>>;
}

/** One case for each row. The first values of the row stand in the title. */
export interface Each<Result> {
  <const Row extends readonly unknown[]>(
    rows: readonly Row[],
  ): (title: string, run: (...row: [...Row]) => Result) => void;
  <Value>(rows: readonly Value[]): (title: string, run: (value: Value) => Result) => void;
}
