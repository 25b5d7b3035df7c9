import type { Counter, Histogram, Registry } from 'prom-client';
import type { Gauges } from '../instruments/gauges.js';
import {
  type CounterName,
  type HistogramName,
  type InstrumentDefinition,
  instruments,
} from '../instruments/instrument-table.js';
import type { Labels, MetricSink } from '../instruments/metric-sink.js';
import { prometheusName } from './prometheus-name.js';

export type PromClient = typeof import('prom-client');

/** The instruments as metrics of prom-client. Gauges are read when somebody asks for the metrics. */
export class PrometheusSink implements MetricSink {
  private readonly counters = new Map<string, Counter>();
  private readonly histograms = new Map<string, Histogram>();

  constructor(
    private readonly client: PromClient,
    readonly registry: Registry,
    private readonly gauges: Gauges,
  ) {
    for (const instrument of instruments()) this.create(instrument);
  }

  add(name: CounterName, amount: number, labels: Labels): void {
    this.counters.get(name)?.inc(labels, amount);
  }

  record(name: HistogramName, value: number, labels: Labels): void {
    this.histograms.get(name)?.observe(labels, value);
  }

  /** We remove only our own metrics, because other applications in this process may go on with the registry. */
  close(): void {
    for (const instrument of instruments()) {
      this.registry.removeSingleMetric(prometheusName(instrument.name, instrument));
    }
  }

  private create(instrument: InstrumentDefinition & { readonly name: string }): void {
    const { name, kind, description, labels, buckets = [] } = instrument;
    const { Counter, Histogram } = this.client;
    const options = {
      name: prometheusName(name, instrument),
      help: description,
      labelNames: [...labels],
      registers: [this.registry],
    };
    if (kind === 'counter') this.counters.set(name, new Counter(options));
    else if (kind === 'gauge') this.createGauge(name, options);
    else this.histograms.set(name, new Histogram({ ...options, buckets: [...buckets] }));
  }

  private createGauge(
    of: string,
    options: { name: string; help: string; labelNames: string[]; registers: Registry[] },
  ): void {
    const { gauges } = this;
    new this.client.Gauge({
      ...options,
      async collect() {
        const readings = await gauges.read();
        this.reset();
        // A reset gauge without labels is 0. Without a reading, we do not know that, so we remove the gauge.
        if (options.labelNames.length === 0) this.remove();
        for (const { name, value, labels } of readings) if (name === of) this.set(labels, value);
      },
    });
  }
}
