import type { ConformanceNeed } from './conformance-case.js';
import type { StoreUnderTest } from './store-under-test.js';

/** What cases are written with: the store that they ask, and how they are named. */
export interface Suite {
  readonly store: StoreUnderTest;
  readonly describe: Describe;
  readonly it: It;
}

export interface Describe {
  /** @param needs what a store must offer to the suite for these cases to mean anything */
  (title: string, cases: () => void, needs?: readonly ConformanceNeed[]): void;
  readonly each: Each<void>;
}

export interface It {
  (title: string, run: () => Promise<void>): void;
  readonly each: Each<Promise<void>>;
}

/** One case for each row, whose first values stand in the title. */
export interface Each<Result> {
  <const Row extends readonly unknown[]>(
    rows: readonly Row[],
  ): (title: string, run: (...row: [...Row]) => Result) => void;
  <Value>(rows: readonly Value[]): (title: string, run: (value: Value) => Result) => void;
}
