import type { Span } from '@opentelemetry/api';
import { exceptionInfo } from '../states/exception-info.js';
import { stackText } from '../states/stack-text.js';
import type { OpenTelemetry } from './open-telemetry.js';
import { ATTRIBUTE } from './span-attributes.js';

const MAX_STACK_LINES = 50;

export interface RecordedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string | undefined;
  readonly stack?: string | undefined;
}

export function recordError(api: OpenTelemetry, span: Span, error: unknown): void {
  const { type, message, code } = exceptionInfo(error);
  record(api, span, { type, message, code, stack: stackText(error, MAX_STACK_LINES) });
}

/** The type of an error is a part of a metric's name in many systems, and the message is not. */
export function record(api: OpenTelemetry, span: Span, error: RecordedError): void {
  const { type, message, code, stack } = error;
  span.recordException({ name: type, message, ...(code && { code }), ...(stack && { stack }) });
  span.setAttribute(ATTRIBUTE.errorType, code ?? type);
  span.setStatus({ code: api.SpanStatusCode.ERROR, message });
}
