import type { Context } from '@opentelemetry/api';
import type { TraceFields } from './carried-trace.js';
import type { OpenTelemetry } from './open-telemetry.js';

/**
 * Reads the fields that jobs carry, by the propagator of the application. The jobs of a bulk carry the same fields and
 * run one after the other, so the latest context is kept: contexts never change.
 */
export class TraceOrigins {
  private latest: { readonly fields: TraceFields; readonly context: Context } | undefined;

  constructor(private readonly api: OpenTelemetry) {}

  of(fields: TraceFields): Context {
    if (this.latest && areSame(this.latest.fields, fields)) return this.latest.context;

    const { propagation, ROOT_CONTEXT } = this.api;
    const context = propagation.extract(ROOT_CONTEXT, fields);
    this.latest = { fields, context };
    return context;
  }
}

function areSame(some: TraceFields, others: TraceFields): boolean {
  if (some === others) return true;

  const names = Object.keys(some);
  return (
    names.length === Object.keys(others).length &&
    names.every((name) => some[name] === others[name])
  );
}
