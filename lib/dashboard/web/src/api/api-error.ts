import type { ErrorAnswer } from '../../../answers/session';

/** What kept an answer away, as far as a reader can do something about it. */
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
    /** 0 where no answer came at all. */
    readonly status: number,
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ApiError';
  }

  static async from(response: Response): Promise<ApiError> {
    const answer = (await response.json().catch(() => ({}))) as Partial<ErrorAnswer>;
    return new ApiError(response.status, answer.code ?? '', answer.message ?? response.statusText);
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
    // A proxy says 502 or 504 while the application starts again.
    case 502:
    case 503:
    case 504:
      return 'store';
    default:
      return 'server';
  }
}

/** Whoever asks is nobody to the application, or may not ask for this. */
export function isRefused(error: unknown): boolean {
  return ['session', 'forbidden'].includes(kindOf(error));
}

/** Faults that pass: asking again later is worth it. */
export function isPassing(error: unknown): boolean {
  return ['store', 'network', 'server'].includes(kindOf(error));
}
