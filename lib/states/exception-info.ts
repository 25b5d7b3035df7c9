import { inspect, types } from 'node:util';

/** An exception as it is kept: what a person needs to understand it, as plain JSON. */
export interface ExceptionInfo {
  /** The name of its class. */
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly cause?: ExceptionInfo;
}

/** Causes further down than this are left out. */
const MAX_CAUSES = 5;
const MAX_MESSAGE_CHARS = 8_192;

export function exceptionInfo(error: unknown, depth = 0): ExceptionInfo {
  if (!isError(error)) return { type: typeof error, message: limited(inspect(error)) };

  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return {
    type: String(error.constructor?.name || error.name),
    message: limited(String(error.message)),
    ...(typeof code === 'string' ? { code } : {}),
    ...(cause !== undefined && depth < MAX_CAUSES
      ? { cause: exceptionInfo(cause, depth + 1) }
      : {}),
  };
}

function limited(message: string): string {
  return message.length <= MAX_MESSAGE_CHARS
    ? message
    : `${message.slice(0, MAX_MESSAGE_CHARS).toWellFormed()}…`;
}

/** Also one that was made in another realm, such as a test's. */
export function isError(error: unknown): error is Error {
  return error instanceof Error || types.isNativeError(error);
}
