import { describe, expect, it } from '@jest/globals';
import { DashboardBusyError } from '../../../lib/dashboard/errors/dashboard-busy-error.js';
import { StreamBounds } from '../../../lib/dashboard/live/stream-bounds.js';

describe('Streams of live numbers', () => {
  it('are refused to a person with too many open ones, until one is closed', () => {
    const bounds = new StreamBounds();
    const closes = Array.from({ length: 50 }, () => {
      bounds.requireRoom('ann');
      return bounds.opened('ann');
    });

    expect(() => bounds.requireRoom('ann')).toThrow(DashboardBusyError);
    bounds.requireRoom('bob');
    closes[0]?.();
    bounds.requireRoom('ann');
  });

  it('are refused to everybody when there are too many in all', () => {
    const bounds = new StreamBounds();
    for (let n = 0; n < 1_000; n += 1) bounds.opened(`somebody ${n}`);

    expect(() => bounds.requireRoom('ann')).toThrow(DashboardBusyError);
  });
});
