import { DurationHistogram, isAmount } from './duration-histogram.js';
import type { Tally, TallyKind } from './tally-map.js';

const MAX_NAMES = 1_000;

/** How many attempts there were, how many of them failed, and how long they ran and waited. */
export class AttemptTally implements Tally<AttemptTally> {
  static readonly KIND: TallyKind<AttemptTally> = {
    from: (json) => AttemptTally.from(json),
    maxNames: MAX_NAMES,
  };

  failed = 0;

  constructor(
    readonly runs = new DurationHistogram(),
    readonly waits = new DurationHistogram(),
  ) {}

  get count(): number {
    return this.runs.count;
  }

  add(runMs: number, waitMs: number, hasFailed: boolean): void {
    if (hasFailed) this.failed += 1;
    this.runs.add(runMs);
    this.waits.add(waitMs);
  }

  merge(other: AttemptTally): void {
    this.failed += other.failed;
    this.runs.merge(other.runs);
    this.waits.merge(other.waits);
  }

  /** How much of the workers' time these attempts took. When a map has too many names, the lightest lose theirs. */
  get weight(): number {
    return this.runs.sumMs + this.count;
  }

  toJSON() {
    return [this.failed, this.runs, this.waits];
  }

  static from(json: unknown): AttemptTally {
    const [failed, runs, waits] = Array.isArray(json) ? json : [];
    const tally = new AttemptTally(DurationHistogram.from(runs), DurationHistogram.from(waits));
    if (isAmount(failed)) tally.failed = failed;
    return tally;
  }
}
