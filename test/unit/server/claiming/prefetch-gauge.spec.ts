import { beforeEach, describe, expect, it } from '@jest/globals';
import { PrefetchGauge } from '../../../../lib/server/claiming/prefetch/prefetch-gauge.js';

let nowMs: number;
let gauge: PrefetchGauge;

beforeEach(() => {
  nowMs = 1_000;
  gauge = new PrefetchGauge(20, 1_500, () => nowMs);
});

const endAfter = (durationMs: number, times = 1) => {
  for (let run = 0; run < times; run += 1) gauge.ended(durationMs);
};

describe('The number of jobs that are claimed ahead', () => {
  it('is 0 before a run has ended', () => {
    expect(gauge.target()).toBe(0);
  });

  it('is the number of jobs that the workers get done in 40 milliseconds', () => {
    endAfter(4);
    expect(gauge.target()).toBe(200);
  });

  it('never exceeds the bound', () => {
    endAfter(0.01);
    expect(gauge.target()).toBe(1_500);
    endAfter(0, 1_000);
    expect(gauge.target()).toBe(1_500);
  });

  it('is 0 where runs take long, however many of them end at once', () => {
    endAfter(10_000, 20);
    expect(gauge.target()).toBe(0);
  });

  it('shrinks with every run that takes longer than the runs before it', () => {
    endAfter(1, 100);
    endAfter(17);
    expect(gauge.target()).toBe(400);
  });

  it('is 0 while running jobs take longer than the jobs that have ended', () => {
    endAfter(0.1, 100);
    nowMs += 1_000;
    expect(gauge.target()).toBe(0);
  });

  it('is large again as soon as one of these jobs ends', () => {
    endAfter(0.1, 100);
    nowMs += 1_000;
    endAfter(0.1);
    expect(gauge.target()).toBe(1_500);
  });
});
