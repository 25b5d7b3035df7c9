/** Each bucket is this many times as wide as the one before. A duration read from a bucket is at most 4 % off. */
const GROWTH = 1.08;
const LOG_GROWTH = Math.log(GROWTH);
/** Longer durations count as 30 days, in milliseconds. */
const MAX_MS = 30 * 86_400_000;
const MAX_INDEX = indexOf(MAX_MS);

/** The sum of all durations, then buckets and their counts: `[sumMs, bucket, count, bucket, count, …]`. */
export type HistogramJson = readonly number[];

/**
 * Counts durations in buckets that grow by a constant factor. Histograms of several servers and times can be merged
 * without loss. The first bucket holds everything below a millisecond, and the negative durations that come from a
 * clock that was set back.
 */
export class DurationHistogram {
  private readonly counts = new Map<number, number>();
  count = 0;
  /** The sum of all durations, in milliseconds. */
  sumMs = 0;

  add(durationMs: number): void {
    const ms = durationMs > 0 ? Math.min(durationMs, MAX_MS) : 0;
    this.grow(indexOf(ms), 1);
    this.sumMs += ms;
  }

  merge(other: DurationHistogram): void {
    for (const [index, count] of other.counts) this.grow(index, count);
    this.sumMs += other.sumMs;
  }

  /**
   * The duration that this share of all durations does not exceed, in milliseconds; undefined in an empty histogram.
   */
  quantile(share: number): number | undefined {
    let rest = Math.ceil(this.count * share);
    for (const [index, count] of [...this.counts].sort(([a], [b]) => a - b)) {
      rest -= count;
      if (rest <= 0) return middleOf(index);
    }
    return undefined;
  }

  toJSON(): HistogramJson {
    return [Math.round(this.sumMs), ...[...this.counts].flat()];
  }

  /** A value that is no histogram gives an empty histogram. */
  static from(json: unknown): DurationHistogram {
    const histogram = new DurationHistogram();
    if (!Array.isArray(json) || !json.every(isAmount)) return histogram;
    const [sumMs = 0, ...pairs] = json;
    for (let place = 0; place + 1 < pairs.length; place += 2) {
      const [index = 0, count = 0] = pairs.slice(place, place + 2);
      histogram.grow(Math.min(Math.round(index), MAX_INDEX), count);
    }
    histogram.sumMs = sumMs;
    return histogram;
  }

  private grow(index: number, by: number): void {
    this.counts.set(index, (this.counts.get(index) ?? 0) + by);
    this.count += by;
  }
}

export const isAmount = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER;

function indexOf(ms: number): number {
  return ms < 1 ? 0 : 1 + Math.floor(Math.log(ms) / LOG_GROWTH);
}

const middleOf = (index: number): number => (index === 0 ? 0 : GROWTH ** (index - 0.5));
