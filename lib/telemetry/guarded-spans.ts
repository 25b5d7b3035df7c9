import type { Context, ContextAPI, Span, SpanOptions, Tracer } from '@opentelemetry/api';
import type { Logger } from '../support/logger.js';

/** Makes, changes and activates spans. An SDK of the application that throws harms no job. */
export class GuardedSpans {
  private hasFailed = false;

  constructor(
    private readonly tracer: Tracer,
    private readonly contexts: Pick<ContextAPI, 'with'>,
    private readonly logger: Logger,
  ) {}

  start(name: string, options: SpanOptions, parent: Context): Span | undefined {
    return this.safely(() => this.tracer.startSpan(name, options, parent));
  }

  /** Makes the context the active one while the work runs. */
  inside<T>(context: Context, work: () => T): T {
    let hasBegun = false;
    try {
      return this.contexts.with(context, () => {
        hasBegun = true;
        return work();
      });
    } catch (error) {
      if (hasBegun) throw error;
      this.failed(error);
      return work();
    }
  }

  /** Changes a span for the last time. */
  end(span: Span, change: (span: Span) => void): void {
    this.safely(() => {
      if (span.isRecording()) change(span);
    });
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
