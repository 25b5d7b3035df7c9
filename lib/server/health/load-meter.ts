import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import type { ServerLoad } from '../../storage/server-store.js';

/** How often the event loop is looked at, in milliseconds. */
const RESOLUTION_MS = 50;
const NANOSECONDS = 1e6;

/**
 * How much of its machine this process has used since it was last measured: `eventLoopLagMs` is what one
 * look at the event loop in a hundred exceeded, `stalledMs` the longest.
 */
export class LoadMeter {
  private delays: IntervalHistogram | undefined;
  private cpu = process.cpuUsage();
  private measuredMs = performance.now();

  start(): void {
    this.delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    this.delays.enable();
  }

  stop(): void {
    this.delays?.disable();
    this.delays = undefined;
  }

  measure(): ServerLoad & { readonly stalledMs: number } {
    const load = {
      memoryBytes: process.memoryUsage.rss(),
      cpu: this.cpuShare(),
      eventLoopLagMs: this.lagMs(this.delays?.percentile(99)),
      stalledMs: this.lagMs(this.delays?.max),
    };
    this.delays?.reset();
    return load;
  }

  private cpuShare(): number {
    const { user, system } = process.cpuUsage(this.cpu);
    const elapsedMs = performance.now() - this.measuredMs;
    this.cpu = process.cpuUsage();
    this.measuredMs = performance.now();
    return elapsedMs > 0 ? (user + system) / 1_000 / elapsedMs : 0;
  }

  /** A time between two looks, without the time that was meant. */
  private lagMs(nanoseconds = 0): number {
    return Math.max(0, nanoseconds / NANOSECONDS - RESOLUTION_MS);
  }
}
