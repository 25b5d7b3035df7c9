/** A span as specs look at it, whichever way it was exported. */
export interface SeenSpan {
  readonly name: string;
  readonly kind: string;
  readonly traceId: string;
  readonly spanId: string;
  /** Undefined for the root of a trace. */
  readonly parentSpanId: string | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** The ids of the spans that it has links to. */
  readonly links: readonly string[];
  readonly events: readonly { readonly name: string; readonly attributes: object }[];
  readonly error: string | undefined;
}
