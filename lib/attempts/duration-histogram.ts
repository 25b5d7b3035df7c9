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
  /**
   * The count of each bucket, up to the last bucket that counts anything. A plain array is added to another one many
   * times faster than a map.
   */
  private counts: number[] = [];
  count = 0;
  /** The sum of all durations, in milliseconds. */
  sumMs = 0;

  add(durationMs: number): void {
    const ms = durationMs > 0 ? Math.min(durationMs, MAX_MS) : 0;
    this.grow(indexOf(ms), 1);
    this.sumMs += ms;
  }

  merge({ counts, count, sumMs }: DurationHistogram): void {
    if (this.count === 0) this.counts = [...counts];
    else {
      for (let index = 0; index < counts.length; index += 1) {
        this.counts[index] = (this.counts[index] ?? 0) + (counts[index] ?? 0);
      }
    }
    this.count += count;
    this.sumMs += sumMs;
  }

  /** Adds the durations of a `HistogramJson`. A value that is no histogram adds nothing. */
  mergeJson(json: unknown): void {
    if (!Array.isArray(json) || !json.every(isAmount)) return;
    for (let place = 1; place + 1 < json.length; place += 2) {
      this.grow(Math.min(Math.round(json[place] ?? 0), MAX_INDEX), json[place + 1] ?? 0);
    }
    this.sumMs += json[0] ?? 0;
  }

  /**
   * The duration that this share of all durations does not exceed, in milliseconds; undefined in an empty histogram.
   */
  quantile(share: number): number | undefined {
    if (this.count === 0) return undefined;
    const { counts } = this;
    let rest = Math.ceil(this.count * share) - (counts[0] ?? 0);
    let index = 0;
    while (rest > 0 && index < counts.length - 1) {
      index += 1;
      rest -= counts[index] ?? 0;
    }
    return middleOf(index);
  }

  toJSON(): HistogramJson {
    const pairs = this.counts.flatMap((count, index) => (count > 0 ? [index, count] : []));
    return [Math.round(this.sumMs), ...pairs];
  }

  private grow(index: number, by: number): void {
    const { counts } = this;
    while (counts.length <= index) counts.push(0);
    counts[index] = (counts[index] ?? 0) + by;
    this.count += by;
  }
}

export const isAmount = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER;

function indexOf(ms: number): number {
  return ms < 1 ? 0 : 1 + Math.floor(Math.log(ms) / LOG_GROWTH);
}

const middleOf = (index: number): number => (index === 0 ? 0 : GROWTH ** (index - 0.5));
