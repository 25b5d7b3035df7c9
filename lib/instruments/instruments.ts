import type { ConflictKind } from '../storage/conflict-source.js';
import type { NewJob } from '../storage/jobs/records.js';
import type { Logger } from '../support/logger.js';
import { BoundedLabels } from './bounded-labels.js';
import type { CounterName, HistogramName } from './instrument-table.js';
import type { Labels, MetricSink } from './metric-sink.js';

export type RunResultName =
  | 'succeeded'
  | 'failed'
  | 'retried'
  | 'deleted'
  | 'requeued'
  | 'taken-away'
  | 'other'
  | 'unknown';

export interface EndedRun {
  /** `Type.method`; undefined if this process does not know the class. */
  readonly method: string | undefined;
  readonly queue: string;
  readonly outcome: RunResultName;
  /** In milliseconds. */
  readonly runMs: number;
  readonly waitMs: number;
}

/**
 * All measurements go through this class. OpenTelemetry and Prometheus are sinks of the same reports, with the same
 * labels. Without a sink, it does nothing.
 */
export class Instruments {
  private readonly sinks: MetricSink[] = [];
  private readonly labels = new BoundedLabels();
  private hasFailed = false;

  constructor(private readonly logger: Logger) {}

  get isOn(): boolean {
    return this.sinks.length > 0;
  }

  attach(sink: MetricSink): void {
    this.sinks.push(sink);
  }

  runEnded({ method, queue, outcome, runMs, waitMs }: EndedRun): void {
    const labels = this.labels.of(method, queue);
    this.add('hangfire.job.runs', 1, { ...labels, outcome });
    this.record('hangfire.job.run.duration', runMs / 1_000, labels);
    this.record('hangfire.job.wait.duration', Math.max(0, waitMs) / 1_000, labels);
  }

  created(jobs: readonly NewJob[]): void {
    const counts = new Map<Labels, number>();
    for (const { type, method, queue } of jobs) {
      const labels = this.labels.of(`${type}.${method}`, queue);
      counts.set(labels, (counts.get(labels) ?? 0) + 1);
    }
    for (const [labels, count] of counts) this.add('hangfire.jobs.created', count, labels);
  }

  /** @param jobs how many jobs the operation was about; undefined if it was not about jobs */
  storeAnswered(operation: string, tookMs: number, jobs: number | undefined): void {
    const labels = { operation };
    this.record('hangfire.store.operation.duration', tookMs / 1_000, labels);
    if (jobs !== undefined) this.record('hangfire.store.batch.size', jobs, labels);
  }

  storeFailed(operation: string): void {
    this.add('hangfire.store.errors', 1, { operation });
  }

  storeGaveWay(kind: ConflictKind): void {
    this.add('hangfire.store.conflicts', 1, { kind });
  }

  private add(name: CounterName, amount: number, labels: Labels): void {
    this.tell((sink) => sink.add(name, amount, labels));
  }

  private record(name: HistogramName, value: number, labels: Labels): void {
    this.tell((sink) => sink.record(name, value, labels));
  }

  /** A meter of the application may throw. We log only the first error, because there may be one for each job. */
  private tell(report: (sink: MetricSink) => void): void {
    for (const sink of this.sinks) {
      try {
        report(sink);
      } catch (error) {
        if (!this.hasFailed) this.logger.error('Measuring threw, jobs go on', { error });
        this.hasFailed = true;
      }
    }
  }
}
