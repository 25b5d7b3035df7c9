import { Metering } from '../instruments/metering.js';
import { observedStorage } from '../instruments/observed-storage.js';
import { eventLoopMeter } from '../server/health/event-loop-meter.js';
import type { ServerParts } from '../server/server-parts.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { Logger } from '../support/logger.js';
import type { MeterSink } from '../telemetry/meter-sink.js';
import { metricsByMeter } from '../telemetry/metrics-by-meter.js';
import { Tracing } from '../telemetry/tracing.js';
import type { ResolvedModuleOptions } from './options/resolve-module-options.js';

/** The traces and metrics of an application, if its options and its modules ask for them. */
export class Observation {
  /** The measurements, for modules that collect them. */
  readonly metering: Metering;
  /** The store, whose calls are measured. */
  readonly storage: JobStorage;
  private readonly tracing: Tracing | undefined;
  private readonly hasMeter: boolean;
  private meterSink: MeterSink | undefined;

  constructor(
    storage: JobStorage,
    { telemetry }: Pick<ResolvedModuleOptions, 'telemetry'>,
    logger: Logger,
  ) {
    this.metering = new Metering(storage, eventLoopMeter(), logger);
    this.storage = observedStorage(storage, this.metering.instruments);
    this.hasMeter = telemetry?.metrics ?? false;
    this.tracing = telemetry?.traces ? new Tracing(telemetry, storage.jobs, logger) : undefined;
  }

  get creations(): Tracing['creations'] | undefined {
    return this.tracing?.creations;
  }

  get runScopes(): ServerParts['runScopes'] {
    return this.tracing ? [this.tracing.runs] : [];
  }

  /** @throws OptionalPackageMissingError */
  async load(): Promise<void> {
    await this.tracing?.load();
    if (this.hasMeter) this.meterSink = await metricsByMeter(this.metering);
  }

  close(): void {
    this.meterSink?.close();
    this.metering.close();
  }
}
