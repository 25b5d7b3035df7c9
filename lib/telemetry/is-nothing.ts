import type { Context, Span } from '@opentelemetry/api';
import type { OpenTelemetry } from './open-telemetry.js';

/** Whether a span would neither be recorded nor change anything that is active, as where no SDK is set up. */
export const isNothing = (
  { context, INVALID_TRACEID, ROOT_CONTEXT }: OpenTelemetry,
  span: Span,
  parent: Context,
): boolean =>
  parent === ROOT_CONTEXT &&
  !span.isRecording() &&
  span.spanContext().traceId === INVALID_TRACEID &&
  context.active() === ROOT_CONTEXT;
