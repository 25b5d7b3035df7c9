/** Neighbouring buckets differ by so much: a duration that is read is at most 4 % off. */
const GROWTH = 1.08;
const LOG_GROWTH = Math.log(GROWTH);
/** Longer durations count as this, in milliseconds: 30 days. */
const MAX_MS = 30 * 86_400_000;
const MAX_INDEX = indexOf(MAX_MS);

/** The sum of all durations, then buckets and their counts: `[sumMs, bucket, count, bucket, count, …]`. */
export type HistogramJson = readonly number[];

/**
 * How often durations occurred, in buckets that grow by the logarithm. Histograms of several servers and times are
 * merged without any loss. Below a millisecond everything is one bucket; a clock that was set back counts there too.
 */
export class DurationHistogram {
  private readonly counts = new Map<number, number>();
  count = 0;
  /** Of all durations, in milliseconds. */
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

  /** The duration that a share of all durations does not exceed, in milliseconds; undefined where there is none. */
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

  /** What is no histogram is left out. */
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
