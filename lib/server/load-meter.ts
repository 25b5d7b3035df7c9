import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import type { ServerLoad } from '../storage/server-store.js';

/** How often the event loop is looked at, in milliseconds. */
const RESOLUTION_MS = 50;
const NANOSECONDS = 1e6;

/** How much of its machine this process has used since it was last measured. */
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

  measure(): ServerLoad {
    return {
      memoryBytes: process.memoryUsage.rss(),
      cpu: this.cpuShare(),
      eventLoopLagMs: this.eventLoopLagMs(),
    };
  }

  private cpuShare(): number {
    const { user, system } = process.cpuUsage(this.cpu);
    const elapsedMs = performance.now() - this.measuredMs;
    this.cpu = process.cpuUsage();
    this.measuredMs = performance.now();
    return elapsedMs > 0 ? (user + system) / 1_000 / elapsedMs : 0;
  }

  /** The time between two looks, which one in a hundred exceeded, without the time that was meant. */
  private eventLoopLagMs(): number {
    const lagMs = (this.delays?.percentile(99) ?? 0) / NANOSECONDS - RESOLUTION_MS;
    this.delays?.reset();
    return Math.max(0, lagMs);
  }
}
