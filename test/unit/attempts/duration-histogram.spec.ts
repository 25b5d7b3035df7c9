import { describe, expect, it } from '@jest/globals';
import { DurationHistogram } from '../../../lib/attempts/duration-histogram.js';

const histogramOf = (durations: Iterable<number>): DurationHistogram => {
  const histogram = new DurationHistogram();
  for (const duration of durations) histogram.add(duration);
  return histogram;
};

const readFrom = (json: unknown): DurationHistogram => {
  const histogram = new DurationHistogram();
  histogram.mergeJson(json);
  return histogram;
};
const copyOf = (histogram: DurationHistogram) => readFrom(JSON.parse(JSON.stringify(histogram)));

const SHARES = [0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 1];

describe('a histogram of durations', () => {
  it('has no quantile as long as it is empty', () => {
    expect(new DurationHistogram().quantile(0.5)).toBeUndefined();
  });

  it.each([
    ['evenly spread', (index: number) => index],
    ['all alike', () => 1_234],
    ['over many orders of magnitude', (index: number) => 1.02 ** index],
  ])('reads quantiles to 4 %% of durations that are %s', (_title, durationOf) => {
    const durations = Array.from({ length: 1_000 }, (_unused, index) => durationOf(index + 1));
    const histogram = histogramOf(durations);

    for (const share of SHARES) {
      const exact = durations[Math.ceil(durations.length * share) - 1] ?? 0;
      const read = histogram.quantile(share) ?? 0;
      expect(Math.abs(read - exact) / exact).toBeLessThanOrEqual(0.04);
    }
  });

  it('is the same whether it was merged from parts or made at once', () => {
    const all = Array.from({ length: 500 }, (_unused, index) => (index * 7919) % 10_007);
    const merged = histogramOf(all.slice(0, 200));
    merged.merge(copyOf(histogramOf(all.slice(200))));

    const whole = histogramOf(all);
    expect(merged.count).toBe(500);
    expect(merged.sumMs).toBe(whole.sumMs);
    for (const share of SHARES) expect(merged.quantile(share)).toBe(whole.quantile(share));
  });

  it('counts absurd durations, and stays within thirty days', () => {
    const absurd = [
      -1,
      -1e12,
      Number.NaN,
      Number.NEGATIVE_INFINITY,
      1e15,
      Number.POSITIVE_INFINITY,
    ];
    const histogram = copyOf(histogramOf(absurd));

    expect(histogram.count).toBe(6);
    expect(histogram.quantile(0.5)).toBe(0);
    expect(histogram.quantile(1)).toBeLessThan(31 * 86_400_000);
  });

  it('needs less than 300 buckets for any durations', () => {
    const durations = Array.from({ length: 5_000 }, (_unused, index) => 1.01 ** index);
    expect(histogramOf(durations).toJSON().length).toBeLessThan(600);
  });

  it.each([null, 7, 'x', {}, ['a'], [1, -2, 3], [Number.NaN], [[1]]])(
    'is empty where the text is damaged: %j',
    (damaged) => {
      expect(readFrom(damaged).count).toBe(0);
    },
  );
});
