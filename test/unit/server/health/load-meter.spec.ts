import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LoadMeter } from '../../../../lib/server/health/load-meter.js';

const BLOCKED_MS = 300;

describe('The load of a server', () => {
  let meter: LoadMeter;
  let nowMs: number;

  beforeEach(() => {
    nowMs = 1_000;
    jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
    meter = new LoadMeter();
    meter.start();
    block(100);
    meter.measure();
  });
  afterEach(() => {
    meter.stop();
    jest.restoreAllMocks();
  });

  /** Time goes on, and nothing else does. */
  const block = (ms: number) => {
    nowMs += ms;
  };

  it('includes a standstill that begins right after a measurement', async () => {
    meter.measure();
    block(BLOCKED_MS);
    await new Promise(setImmediate);

    expect(meter.measure().stalledMs).toBeGreaterThan(BLOCKED_MS / 2);
  });

  it('includes a standstill that ends right before the measurement, once', () => {
    block(BLOCKED_MS);

    expect(meter.measure().stalledMs).toBeGreaterThan(BLOCKED_MS / 2);
    expect(meter.measure().stalledMs).toBeLessThan(BLOCKED_MS / 2);
  });

  it('says how late the loop is where one look in a hundred is late', () => {
    block(BLOCKED_MS);

    expect(meter.measure().eventLoopLagMs).toBeGreaterThan(BLOCKED_MS / 2);
  });
});
