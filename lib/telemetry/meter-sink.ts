import type {
  BatchObservableResult,
  Counter,
  Histogram,
  Meter,
  ObservableGauge,
} from '@opentelemetry/api';
import type { Gauges } from '../instruments/gauges.js';
import {
  type CounterName,
  type HistogramName,
  type InstrumentDefinition,
  instruments,
} from '../instruments/instrument-table.js';
import type { Labels, MetricSink } from '../instruments/metric-sink.js';

/** The instruments as those of a meter of OpenTelemetry. Its reader asks for the gauges when it collects. */
export class MeterSink implements MetricSink {
  private readonly counters = new Map<string, Counter>();
  private readonly histograms = new Map<string, Histogram>();
  private readonly observed = new Map<string, ObservableGauge>();
  private readonly observe = (result: BatchObservableResult) => this.observeGauges(result);

  constructor(
    private readonly meter: Meter,
    private readonly gauges: Gauges,
  ) {
    for (const instrument of instruments()) this.create(instrument);
    meter.addBatchObservableCallback(this.observe, [...this.observed.values()]);
  }

  add(name: CounterName, amount: number, labels: Labels): void {
    this.counters.get(name)?.add(amount, labels);
  }

  record(name: HistogramName, value: number, labels: Labels): void {
    this.histograms.get(name)?.record(value, labels);
  }

  /** The meter outlives the application. */
  close(): void {
    this.meter.removeBatchObservableCallback(this.observe, [...this.observed.values()]);
  }

  private create({
    name,
    kind,
    unit,
    description,
    buckets = [],
  }: InstrumentDefinition & { readonly name: string }): void {
    const options = { unit, description };
    if (kind === 'counter') this.counters.set(name, this.meter.createCounter(name, options));
    else if (kind === 'gauge') {
      this.observed.set(name, this.meter.createObservableGauge(name, options));
    } else {
      const advice = { explicitBucketBoundaries: [...buckets] };
      this.histograms.set(name, this.meter.createHistogram(name, { ...options, advice }));
    }
  }

  private async observeGauges(result: BatchObservableResult): Promise<void> {
    for (const { name, value, labels } of await this.gauges.read()) {
      const gauge = this.observed.get(name);
      if (gauge) result.observe(gauge, value, labels);
    }
  }
}
