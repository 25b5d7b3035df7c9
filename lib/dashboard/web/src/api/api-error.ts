import type { ArgumentProblem } from '../../../answers/creation';
import type { ErrorAnswer } from '../../../answers/session';

/** Why there is no answer: the kinds of errors that make a difference to the reader. */
export type ErrorKind =
  | 'unknown'
  | 'session'
  | 'forbidden'
  | 'input'
  | 'store'
  | 'network'
  | 'server';

export class ApiError extends Error {
  constructor(
    /** The HTTP status; 0 if no answer came. */
    readonly status: number,
    readonly code: string,
    message: string,
    options?: ErrorOptions,
    /** The problems of the arguments of a new job. */
    readonly problems: readonly ArgumentProblem[] = [],
    /** The problem of a search. */
    readonly because?: ErrorAnswer['because'],
  ) {
    super(message, options);
    this.name = 'ApiError';
  }

  static async from(response: Response): Promise<ApiError> {
    const answer = (await response.json().catch(() => ({}))) as Partial<ErrorAnswer>;
    const { code = '', message = response.statusText, problems, because } = answer;
    return new ApiError(response.status, code, message, undefined, problems, because);
  }
}

export function kindOf(error: unknown): ErrorKind {
  if (!(error instanceof ApiError)) return 'server';

  switch (error.status) {
    case 0:
      return 'network';
    case 401:
      return 'session';
    case 403:
      return 'forbidden';
    case 404:
      return 'unknown';
    case 400:
    case 422:
      return 'input';
    // A proxy answers 502 or 504 while the application restarts.
    case 502:
    case 503:
    case 504:
      return 'store';
    default:
      return 'server';
  }
}

/** The reader is not signed in, or lacks the permission. */
export function isRefused(error: unknown): boolean {
  return ['session', 'forbidden'].includes(kindOf(error));
}

/** Faults that pass, so that a later request may succeed. */
export function isPassing(error: unknown): boolean {
  return ['store', 'network', 'server'].includes(kindOf(error));
}
