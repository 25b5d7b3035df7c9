import type { Registry } from 'prom-client';
import type { Metering } from '../instruments/metering.js';
import { optionalPackage } from '../support/optional-package.js';
import { PrometheusSink } from './prometheus-sink.js';

export interface CollectedMetrics {
  readonly text: string;
  /** As `Content-Type` has it. */
  readonly type: string;
}

/** The metrics of this process in a registry of prom-client. */
export class MetricsCollector {
  private registry: Promise<Registry> | undefined;

  constructor(
    private readonly metering: Metering,
    private readonly given: Registry | undefined,
  ) {}

  /**
   * From now on everything is measured.
   *
   * @throws OptionalPackageMissingError
   */
  async prepare(): Promise<void> {
    this.registry ??= this.begin();
    await this.registry;
  }

  async collect(): Promise<CollectedMetrics> {
    this.registry ??= this.begin();
    const registry = await this.registry;
    return { text: await registry.metrics(), type: registry.contentType };
  }

  private async begin(): Promise<Registry> {
    const client = await optionalPackage(
      'HangfireMetricsModule',
      'prom-client',
      () => import('prom-client'),
    );
    const registry = this.given ?? new client.Registry();
    this.metering.attach(new PrometheusSink(client, registry, this.metering.gauges));
    return registry;
  }
}
