import { createHistogram } from 'node:perf_hooks';
import type { ServerLoad } from '../../storage/servers/server-store.js';

/** The time between two looks at the event loop, in milliseconds. */
const RESOLUTION_MS = 50;
const MICROSECONDS = 1_000;

/**
 * Measures how much of its machine this process has used since the last measurement. `eventLoopLagMs` is the lag that
 * only one look at the event loop in a hundred exceeded, `stalledMs` the longest lag.
 *
 * The meter looks at the event loop itself: a reset of `monitorEventLoopDelay` forgets the time of the last look, and
 * would miss a standstill that begins before the next look.
 */
export class LoadMeter {
  private readonly delays = createHistogram();
  private timer: NodeJS.Timeout | undefined;
  private lookedMs = performance.now();
  private cpu = process.cpuUsage();
  private measuredMs = performance.now();

  start(): void {
    this.lookedMs = performance.now();
    this.timer = setInterval(() => this.look(), RESOLUTION_MS).unref();
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  measure(): ServerLoad & { readonly stalledMs: number } {
    if (this.timer) this.look();
    const load = {
      memoryBytes: process.memoryUsage.rss(),
      cpu: this.cpuShare(),
      eventLoopLagMs: this.delays.percentile(99) / MICROSECONDS,
      stalledMs: this.delays.count > 0 ? this.delays.max / MICROSECONDS : 0,
    };
    this.delays.reset();
    return load;
  }

  /** Records how late this look is. */
  private look(): void {
    const nowMs = performance.now();
    const lateMs = Math.max(0, nowMs - this.lookedMs - RESOLUTION_MS);
    this.lookedMs = nowMs;
    this.delays.record(Math.max(1, Math.round(lateMs * MICROSECONDS)));
  }

  private cpuShare(): number {
    const { user, system } = process.cpuUsage(this.cpu);
    const elapsedMs = performance.now() - this.measuredMs;
    this.cpu = process.cpuUsage();
    this.measuredMs = performance.now();
    return elapsedMs > 0 ? (user + system) / 1_000 / elapsedMs : 0;
  }
}
