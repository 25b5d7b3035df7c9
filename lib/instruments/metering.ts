import type { JobStorage } from '../storage/job-storage.js';
import type { Logger } from '../support/logger.js';
import { type EventLoopDelay, Gauges } from './gauges.js';
import { Instruments } from './instruments.js';
import type { MetricSink } from './metric-sink.js';

/** Watches the event loop from the first collector on. */
export interface EventLoopMeter {
  start(): void;
  stop(): void;
  measure(): EventLoopDelay;
}

/** The measurements of one store in this process. It measures nothing before somebody collects the measurements. */
export class Metering {
  readonly instruments: Instruments;
  readonly gauges: Gauges;
  private readonly forgetConflicts: (() => void) | undefined;

  constructor(
    storage: JobStorage,
    private readonly eventLoop: EventLoopMeter,
    logger: Logger,
  ) {
    this.instruments = new Instruments(logger);
    this.forgetConflicts = storage.conflicts?.onConflict((kind) =>
      this.instruments.storeGaveWay(kind),
    );
    this.gauges = new Gauges(storage, () => eventLoop.measure(), logger);
  }

  attach(sink: MetricSink): void {
    if (!this.instruments.isOn) this.eventLoop.start();
    this.instruments.attach(sink);
  }

  close(): void {
    this.forgetConflicts?.();
    this.eventLoop.stop();
  }
}
