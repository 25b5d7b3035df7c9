import type { EventLoopMeter } from '../../instruments/metering.js';
import { LoadMeter } from './load-meter.js';

/** Measures the delay of the event loop since the last measurement. */
export function eventLoopMeter(): EventLoopMeter {
  const meter = new LoadMeter();
  return {
    start: () => meter.start(),
    stop: () => meter.stop(),
    measure: () => {
      const { eventLoopLagMs: p99, stalledMs: max } = meter.measure();
      return { p99, max };
    },
  };
}
