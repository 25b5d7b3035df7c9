import type { Context, Span, SpanOptions, Tracer } from '@opentelemetry/api';
import type { Logger } from '../support/logger.js';

/** Makes and changes spans. A span processor of the application that throws harms no job. */
export class GuardedSpans {
  private hasFailed = false;

  constructor(
    private readonly tracer: Tracer,
    private readonly logger: Logger,
  ) {}

  start(name: string, options: SpanOptions, parent: Context): Span | undefined {
    return this.safely(() => this.tracer.startSpan(name, options, parent));
  }

  /** Changes a span for the last time. */
  end(span: Span, change: (span: Span) => void): void {
    if (span.isRecording()) this.safely(() => change(span));
    this.safely(() => span.end());
  }

  /** Only the first error is told, because there may be one for each job. */
  safely<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      this.failed(error);
      return undefined;
    }
  }

  failed(error: unknown): void {
    if (!this.hasFailed) {
      this.logger.error('Tracing threw, jobs go on without complete traces', { error });
    }
    this.hasFailed = true;
  }
}
