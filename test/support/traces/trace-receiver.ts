import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { SeenSpan } from './seen-span.js';

const KINDS = ['UNSPECIFIED', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'];
const ERROR = 2;

interface SentAttribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface SentSpan {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly startTimeUnixNano: string;
  readonly attributes: readonly SentAttribute[];
  readonly links?: readonly { readonly spanId: string }[];
  readonly events?: readonly { readonly name: string; readonly attributes: SentAttribute[] }[];
  readonly status: { readonly code: number; readonly message?: string };
}

interface SentTraces {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
}

/** Takes traces over OTLP/HTTP in JSON, as a collector does, on a port of this machine. */
export class TraceReceiver {
  private readonly received: SentSpan[] = [];

  private constructor(private readonly server: Server) {
    server.on('request', async (request, response) => {
      const { resourceSpans } = (await json(request)) as SentTraces;
      this.received.push(
        ...resourceSpans.flatMap((it) => it.scopeSpans.flatMap(({ spans }) => spans)),
      );
      response.setHeader('Content-Type', 'application/json').end('{}');
    });
  }

  static async start(): Promise<TraceReceiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new TraceReceiver(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1/traces`;
  }

  /** In the order of their beginnings. */
  get spans(): readonly SeenSpan[] {
    return this.received
      .toSorted((a, b) => Number(BigInt(a.startTimeUnixNano) - BigInt(b.startTimeUnixNano)))
      .map(seen);
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

function seen(span: SentSpan): SeenSpan {
  const { name, traceId, spanId, parentSpanId, links = [], events = [], status } = span;
  return {
    name,
    traceId,
    spanId,
    parentSpanId: parentSpanId || undefined,
    kind: KINDS[span.kind] ?? '',
    attributes: valuesOf(span.attributes),
    links: links.map((link) => link.spanId),
    events: events.map((event) => ({ name: event.name, attributes: valuesOf(event.attributes) })),
    error: status.code === ERROR ? (status.message ?? '') : undefined,
  };
}

const valuesOf = (attributes: readonly SentAttribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
