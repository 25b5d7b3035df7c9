import type { Context, SpanContext } from '@opentelemetry/api';
import { parentIdsOf } from '../continuations/parent-links.js';
import type { ParameterBag } from '../job/parameter-bag.js';
import { TRACE_PARAMETER } from '../job/trace-parameter.js';
import type { ParentLink } from '../storage/continuations/continuation-store.js';
import type { JobParameters } from '../storage/jobs/records.js';
import type { OpenTelemetry } from './open-telemetry.js';

/** W3C lets baggage have 8,192 bytes; this is enough for all fields together. */
const MAX_CHARS = 16_384;
/** How many parents of a continuation are linked to its run. */
const MAX_PARENTS = 8;

/** The fields of propagators, such as `traceparent`, `tracestate` and `baggage`. */
export type TraceFields = Readonly<Record<string, string>>;

/** The value of the parameter that carries a trace. */
export interface CarriedTrace {
  readonly fields: TraceFields;
  /** The span of the latest run, written as a `traceparent`. */
  readonly run?: string | undefined;
  /** The jobs and batches that the job waits for, or the first of them. */
  readonly parents?: readonly string[] | undefined;
}

const NOTHING: CarriedTrace = { fields: {} };

/** What the propagator of the application says of a context. Fields that are too large together are left out. */
export function fieldsOf({ propagation }: OpenTelemetry, context: Context): TraceFields {
  const injected: Record<string, unknown> = {};
  propagation.inject(context, injected);
  return boundedFields(injected);
}

/** The parents of a continuation, whose runs its own run has links to. */
export function withParents(carried: CarriedTrace, links: readonly ParentLink[]): CarriedTrace {
  const parents = parentIdsOf(links).slice(0, MAX_PARENTS);
  return parents.length > 0 ? { ...carried, parents } : carried;
}

/** With the span of a run, for the links of the next run and of continuations. */
export const withRun = (
  { fields, parents }: CarriedTrace,
  { traceId, spanId, traceFlags }: SpanContext,
): CarriedTrace => {
  const run = `00-${traceId}-${spanId}-0${traceFlags.toString(16)}`;
  return parents ? { fields, parents, run } : { fields, run };
};

/** The span of the latest run. Perhaps not a valid one: somebody may have written it by hand. */
export function runIn({ run }: CarriedTrace): SpanContext | undefined {
  if (run === undefined) return undefined;

  const [, traceId = '', spanId = '', flags = ''] = run.split('-');
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) || 0 };
}

/** @param carried nobody changes it; many jobs may share it */
export function carry(parameters: ParameterBag, carried: CarriedTrace): void {
  parameters.setPlain(TRACE_PARAMETER, carried);
}

/** Whatever is stored there: somebody may have written it by hand. */
export function carriedIn(parameters: JobParameters): CarriedTrace {
  const stored = Object.hasOwn(parameters, TRACE_PARAMETER) && parameters[TRACE_PARAMETER];
  if (!isObject(stored)) return NOTHING;

  const { fields, run, parents } = stored;
  return {
    fields: isObject(fields) ? boundedFields(fields) : NOTHING.fields,
    run: typeof run === 'string' ? run : undefined,
    parents: Array.isArray(parents) ? parents.slice(0, MAX_PARENTS).map(String) : undefined,
  };
}

/** The object itself, if there is nothing to leave out: this is asked for each run. */
function boundedFields(given: Readonly<Record<string, unknown>>): TraceFields {
  let left = MAX_CHARS;
  const fits = ([name, value]: [string, unknown]) => {
    if (typeof value !== 'string' || name.length + value.length > left) return false;
    left -= name.length + value.length;
    return true;
  };
  const fields = Object.entries(given);
  const kept = fields.filter(fits);
  const bounded = kept.length === fields.length ? given : Object.fromEntries(kept);
  return bounded as TraceFields;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
