import type { Context, SpanContext } from '@opentelemetry/api';
import type { ParameterBag } from '../job/parameter-bag.js';
import { TRACE_PARAMETER } from '../job/trace-parameter.js';
import type { OpenTelemetry } from './open-telemetry.js';

/** W3C lets baggage have 8,192 bytes; this is enough for all fields together. */
const MAX_CHARS = 16_384;

/** The fields of propagators, such as `traceparent`, `tracestate` and `baggage`. */
export type TraceFields = Readonly<Record<string, string>>;

/** The value of the parameter that carries a trace. */
interface CarriedTrace {
  readonly fields: TraceFields;
  /** The span of the latest run that failed. */
  readonly failedRun?: SpanContext | undefined;
}

/** What the propagator of the application says of a context. Fields that are too large together are left out. */
export function fieldsOf({ propagation }: OpenTelemetry, context: Context): TraceFields {
  const injected: Record<string, unknown> = {};
  propagation.inject(context, injected);
  return boundedFields(injected);
}

export function carry(parameters: ParameterBag, fields: TraceFields): void {
  if (Object.keys(fields).length > 0) parameters.setBounded(TRACE_PARAMETER, { fields });
}

/** Notes the span of a run that failed, for the link of the next run. */
export function noteFailedRun(parameters: ParameterBag, failed: SpanContext): void {
  const { traceId, spanId, traceFlags } = failed;
  const failedRun = { traceId, spanId, traceFlags };
  parameters.setBounded(TRACE_PARAMETER, { ...carriedBy(parameters), failedRun });
}

/** Whatever is stored there: somebody may have written it by hand. */
export function carriedBy(parameters: ParameterBag): CarriedTrace {
  const { fields, failedRun } = (parameters.get<Partial<CarriedTrace> | null>(TRACE_PARAMETER) ??
    {}) as { fields?: unknown; failedRun?: unknown };
  return {
    fields: isObject(fields) ? boundedFields(fields) : {},
    ...(isObject(failedRun) && { failedRun: spanContextIn(failedRun) }),
  };
}

function boundedFields(given: Readonly<Record<string, unknown>>): TraceFields {
  let left = MAX_CHARS;
  const kept = Object.entries(given).filter(([name, value]) => {
    if (typeof value !== 'string' || name.length + value.length > left) return false;
    left -= name.length + value.length;
    return true;
  });
  return Object.fromEntries(kept) as TraceFields;
}

const spanContextIn = ({ traceId, spanId, traceFlags }: Readonly<Record<string, unknown>>) => ({
  traceId: String(traceId),
  spanId: String(spanId),
  traceFlags: Number(traceFlags),
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
