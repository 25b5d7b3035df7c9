import { DurationHistogram, isAmount } from './duration-histogram.js';
import type { Tally, TallyKind } from './tally-map.js';

const MAX_NAMES = 1_000;

/** How many attempts there were, how many of them failed, and how long they ran and waited. */
export class AttemptTally implements Tally<AttemptTally> {
  static readonly KIND: TallyKind<AttemptTally> = {
    create: () => new AttemptTally(),
    maxNames: MAX_NAMES,
  };

  failed = 0;
  readonly runs = new DurationHistogram();
  readonly waits = new DurationHistogram();

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

  mergeJson(json: unknown): void {
    const [failed, runs, waits] = Array.isArray(json) ? json : [];
    if (isAmount(failed)) this.failed += failed;
    this.runs.mergeJson(runs);
    this.waits.mergeJson(waits);
  }

  /** How much of the workers' time these attempts took. When a map has too many names, the lightest lose theirs. */
  get weight(): number {
    return this.runs.sumMs + this.count;
  }

  toJSON() {
    return [this.failed, this.runs, this.waits];
  }
}
