import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { WalkPace } from '../../../lib/storages/parts/monitoring/walk-pace.js';

let pace: WalkPace;

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  pace = new WalkPace({ jobs: 10_000, ms: 100 }, 100);
});
afterEach(() => {
  jest.useRealTimers();
});

/** @returns how many jobs it looked at */
const step = (ms: number): number => {
  const jobs = pace.begins();
  jest.advanceTimersByTime(ms);
  pace.took(jobs);
  return jobs;
};
const steps = (...durationsMs: readonly number[]) => durationsMs.map(step);

describe('The steps of a walk', () => {
  it('become longer while they are quick, up to a bound', () => {
    expect(steps(1, 1, 2, 5, 1)).toEqual([100, 400, 1_600, 6_400, 6_400]);
  });

  it('stay as long as they are where longer ones would take too long', () => {
    expect(steps(1, 6, 10)).toEqual([100, 400, 400]);
  });

  it('become shorter where they are slow, and never empty', () => {
    expect(steps(30, 30, 30, 30, 30)).toEqual([100, 25, 7, 2, 2]);
  });

  it('end when enough jobs were looked at', () => {
    steps(1, 1, 2);
    expect(pace.isOver).toBe(false);
    steps(1, 1);
    expect(pace.isOver).toBe(true);
  });

  it('end when their time is over', () => {
    steps(30, 30, 30);
    expect(pace.isOver).toBe(false);
    step(10);
    expect(pace.isOver).toBe(true);
  });
});
