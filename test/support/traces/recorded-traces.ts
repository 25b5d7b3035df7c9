import {
  context,
  propagation,
  SpanKind,
  SpanStatusCode,
  type TextMapPropagator,
  trace,
} from '@opentelemetry/api';
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  type ReadableSpan,
  SimpleSpanProcessor,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import type { SeenSpan } from './seen-span.js';

export interface RecordedTracesOptions {
  /** Left out: those of W3C for traces and baggage. */
  readonly propagator?: TextMapPropagator;
  readonly processors?: readonly SpanProcessor[];
}

/** The SDK of OpenTelemetry in this process, with an exporter that keeps all spans. */
export class RecordedTraces {
  private readonly exporter = new InMemorySpanExporter();

  constructor({ propagator, processors = [] }: RecordedTracesOptions = {}) {
    const provider = new NodeTracerProvider({
      spanProcessors: [new SimpleSpanProcessor(this.exporter), ...processors],
    });
    provider.register(propagator && { propagator });
  }

  get count(): number {
    return this.exporter.getFinishedSpans().length;
  }

  /** In the order of their beginnings. */
  get spans(): readonly SeenSpan[] {
    return this.exporter
      .getFinishedSpans()
      .toSorted((a, b) => a.startTime[0] - b.startTime[0] || a.startTime[1] - b.startTime[1])
      .map(seen);
  }

  named(name: string): readonly SeenSpan[] {
    return this.spans.filter((span) => span.name === name);
  }

  /** Other specs of this process begin without an SDK. */
  close(): void {
    trace.disable();
    context.disable();
    propagation.disable();
  }
}

function seen(span: ReadableSpan): SeenSpan {
  const { traceId, spanId } = span.spanContext();
  return {
    name: span.name,
    kind: SpanKind[span.kind],
    traceId,
    spanId,
    parentSpanId: span.parentSpanContext?.spanId,
    attributes: span.attributes,
    links: span.links.map(({ context: linked }) => linked.spanId),
    events: span.events.map(({ name, attributes = {} }) => ({ name, attributes })),
    error: span.status.code === SpanStatusCode.ERROR ? (span.status.message ?? '') : undefined,
  };
}
