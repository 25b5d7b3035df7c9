import { STATUS_CODES } from 'node:http';
import { ConcurrentChangeError } from '../../client/errors/concurrent-change-error.js';
import { StorageBusyError } from '../../storage/errors/storage-busy-error.js';
import { StorageClosedError } from '../../storage/errors/storage-closed-error.js';
import { StorageFaultError } from '../../storage/errors/storage-fault-error.js';
import { StorageUnavailableError } from '../../storage/errors/storage-unavailable-error.js';
import type { HangfireError } from '../../support/hangfire-error.js';
import type { ErrorAnswer } from '../answers/session.js';
import { DashboardBusyError } from '../errors/dashboard-busy-error.js';
import { DashboardError } from '../errors/dashboard-error.js';
import { DashboardFailedError } from '../errors/dashboard-failed-error.js';
import { InvalidArgumentsError } from '../errors/invalid-arguments-error.js';
import { inputProblemsOf } from './input-refusals.js';

export interface Refusal {
  readonly status: number;
  readonly answer: ErrorAnswer;
  /** Whether the error goes to the log. */
  readonly isUnexpected: boolean;
  /** After how many seconds to ask again. */
  readonly retryAfterSeconds?: number;
}

/** Makes the answer for an unexpected error, which is its cause. */
export type FailedAnswer = (options: ErrorOptions) => DashboardError;

/** PostgreSQL's code for a statement that took longer than its timeout. */
const STATEMENT_TIMEOUT = '57014';

/** About the time that a line of requests takes. */
const BUSY_SECONDS = 5;

/**
 * The answer to a failed request. It never contains a stack or a message of the database.
 */
export function refusalOf(
  error: unknown,
  failed: FailedAnswer = (options) => new DashboardFailedError(options),
): Refusal {
  if (isAny(error, [StorageBusyError, DashboardBusyError])) {
    return { ...refusal(503, error), retryAfterSeconds: BUSY_SECONDS };
  }
  if (error instanceof InvalidArgumentsError) {
    const { status, code, message, problems } = error;
    return { status, answer: { code, message, problems }, isUnexpected: false };
  }
  const because = inputProblemsOf(error);
  if (because) {
    const { code, message } = error as HangfireError;
    const coded = because.length === 0 ? {} : { because };
    return { status: 422, answer: { code, message, ...coded }, isUnexpected: false };
  }
  if (error instanceof DashboardError) {
    const isUnexpected = error.status === 500;
    return { ...refusal(error.status, error), isUnexpected };
  }
  if (error instanceof ConcurrentChangeError) return refusal(409, error);
  if (isStoreAway(error)) {
    const message = 'The job store does not answer now.';
    return { ...refusal(503, { code: error.code, message }), isUnexpected: isFault(error) };
  }

  const status = httpStatusOf(error);
  if (status === undefined) {
    return { ...refusal(500, failed({ cause: error })), isUnexpected: true };
  }
  return refusal(status, { code: `HTTP_${status}`, message: STATUS_CODES[status] ?? 'Refused' });
}

function refusal(status: number, { code, message }: ErrorAnswer): Refusal {
  return { status, answer: { code, message }, isUnexpected: false };
}

type ErrorClass = abstract new (...args: never[]) => HangfireError;

function isAny(error: unknown, classes: readonly ErrorClass[]): error is HangfireError {
  return classes.some((type) => error instanceof type);
}

function isStoreAway(error: unknown): error is HangfireError {
  return error instanceof StorageUnavailableError || error instanceof StorageClosedError;
}

/** Such an error needs attention, unless a statement only took longer than its timeout. */
function isFault(error: HangfireError): boolean {
  const { cause } = error as { cause?: { code?: unknown } };
  return error instanceof StorageFaultError && cause?.code !== STATEMENT_TIMEOUT;
}

/** The status of Nest's exceptions, and of the platforms' errors for requests that they cannot read. */
function httpStatusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;

  const { getStatus, statusCode } = error as { getStatus?: () => unknown; statusCode?: unknown };
  const status = typeof getStatus === 'function' ? getStatus.call(error) : statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
