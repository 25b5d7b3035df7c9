import type { CounterName, HistogramName } from './instrument-table.js';

export type Labels = Readonly<Record<string, string>>;

/** A library that adds up the reports of the instruments. It must not throw. */
export interface MetricSink {
  add(name: CounterName, amount: number, labels: Labels): void;
  record(name: HistogramName, value: number, labels: Labels): void;
}
