import { describe, expect, it } from '@jest/globals';
import { jitteredStart } from '../../../lib/recurring/jitter.js';

const MINUTE = 60_000;
const at = (hour: number) => new Date(Date.UTC(2030, 0, 1, hour));

describe('the start of an occurrence', () => {
  it('is its nominal time without jitter', () => {
    expect(jitteredStart({ id: 'report', jitterMs: 0 }, at(9))).toEqual(at(9));
  });

  it('is the same in every process', () => {
    const job = { id: 'report', jitterMs: MINUTE };

    expect(jitteredStart(job, at(9))).toEqual(jitteredStart({ ...job }, at(9)));
  });

  it('lies anywhere up to the jitter behind the nominal time', () => {
    const delays = Array.from({ length: 1_000 }, (_, index) => {
      const start = jitteredStart({ id: `report-${index}`, jitterMs: MINUTE }, at(9));
      return start.getTime() - at(9).getTime();
    });

    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
    expect(Math.min(...delays)).toBeLessThan(MINUTE / 20);
    expect(Math.max(...delays)).toBeLessThanOrEqual(MINUTE);
    expect(Math.max(...delays)).toBeGreaterThan((MINUTE * 19) / 20);
  });

  it('differs from one occurrence to the next', () => {
    const job = { id: 'report', jitterMs: 60 * MINUTE };
    const delays = Array.from({ length: 24 }, (_, hour) => {
      return jitteredStart(job, at(hour)).getTime() - at(hour).getTime();
    });

    expect(new Set(delays).size).toBe(24);
  });
});
