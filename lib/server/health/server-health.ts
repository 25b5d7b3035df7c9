import type { ServerLoad } from '../../storage/servers/server-store.js';
import type { Logger } from '../../support/logger.js';
import type { RunningJobs } from '../running/running-jobs.js';
import { LoadMeter } from './load-meter.js';
import { StallReporter, stallBoundMs } from './stall-reporter.js';

/** With each heartbeat, measures how one server is doing, and reports standstills. */
export class ServerHealth {
  private readonly meter = new LoadMeter();
  private readonly stalls: StallReporter;

  constructor(running: RunningJobs, heartbeatIntervalMs: number, logger: Logger) {
    this.stalls = new StallReporter(running, stallBoundMs(heartbeatIntervalMs), logger);
  }

  start(): void {
    this.meter.start();
  }

  stop(): void {
    this.meter.stop();
  }

  measure(): ServerLoad {
    const { stalledMs, ...load } = this.meter.measure();
    this.stalls.report(stalledMs);
    return load;
  }
}
