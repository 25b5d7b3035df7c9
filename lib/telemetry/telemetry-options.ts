export interface TelemetryOptions {
  /**
   * Whether spans are made for creations and runs of jobs, and traces are handed on with jobs.
   *
   * @default true
   */
  readonly traces?: boolean | undefined;
  /**
   * Whether the meter of OpenTelemetry gets the metrics of the library.
   *
   * @default true
   */
  readonly metrics?: boolean | undefined;
  /**
   * How the span of a run belongs to the span that created the job. `'child'`: as its child, so that a request and all
   * of its jobs are one trace. `'linked'`: as the root of a trace of its own, with a link; better for jobs that run days
   * later, and for traces with thousands of jobs.
   *
   * @default 'child'
   */
  readonly runs?: 'child' | 'linked' | undefined;
  /**
   * What the name of a span ends with: the queue, as the semantic conventions of OpenTelemetry want it, or `Type.method`.
   *
   * @default 'queue'
   */
  readonly spanNames?: 'queue' | 'method' | undefined;
}

export interface ResolvedTelemetryOptions {
  readonly traces: boolean;
  readonly metrics: boolean;
  readonly runs: 'child' | 'linked';
  readonly spanNames: 'queue' | 'method';
}
