import type { Registry } from 'prom-client';
import type { Metering } from '../instruments/metering.js';
import { optionalPackage } from '../support/optional-package.js';
import { PrometheusSink } from './prometheus-sink.js';

export interface CollectedMetrics {
  readonly text: string;
  /** The value of `Content-Type`. */
  readonly type: string;
}

/** The metrics of this process in a registry of prom-client. */
export class MetricsCollector {
  private sink: Promise<PrometheusSink> | undefined;

  constructor(
    private readonly metering: Metering,
    private readonly given: Registry | undefined,
  ) {}

  /**
   * Begins to measure.
   *
   * @throws OptionalPackageMissingError
   */
  async prepare(): Promise<void> {
    this.sink ??= this.begin();
    await this.sink;
  }

  async collect(): Promise<CollectedMetrics> {
    this.sink ??= this.begin();
    const { registry } = await this.sink;
    return { text: await registry.metrics(), type: registry.contentType };
  }

  /** Stops collecting. */
  async close(): Promise<void> {
    // After a failed start there is no sink.
    const sink = await this.sink?.catch(() => undefined);
    sink?.close();
  }

  private async begin(): Promise<PrometheusSink> {
    const client = await optionalPackage(
      'HangfireMetricsModule',
      'prom-client',
      () => import('prom-client'),
    );
    const registry = this.given ?? new client.Registry();
    const sink = new PrometheusSink(client, registry, this.metering.gauges);
    this.metering.attach(sink);
    return sink;
  }
}
