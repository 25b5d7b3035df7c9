import { inspect, types } from 'node:util';
import { safely } from '../support/safely.js';

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
const UNREADABLE = 'What was thrown cannot be put into words';

/** Nothing is thrown, whatever it is. */
export function exceptionInfo(error: unknown): ExceptionInfo {
  return safely(() => infoOf(error, 0), { type: typeof error, message: UNREADABLE });
}

function infoOf(error: unknown, depth: number): ExceptionInfo {
  if (!isError(error)) return { type: typeof error, message: limited(inspect(error)) };

  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return {
    type: String(error.constructor?.name || error.name),
    message: limited(String(error.message)),
    ...(typeof code === 'string' ? { code } : {}),
    ...(cause !== undefined && depth < MAX_CAUSES ? { cause: infoOf(cause, depth + 1) } : {}),
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
