import type { Failure } from '../../storage/jobs/latest-failure.js';

/** Stands between type and message; a message may hold it, a type does not. */
const SEPARATOR = '\n';

/** A failure in one column, without its fingerprint. */
export const failureText = ({ type, message }: Failure): string =>
  type.replaceAll(SEPARATOR, ' ') + SEPARATOR + message;

export function readFailure(text: string): Failure {
  const end = text.indexOf(SEPARATOR);
  return { type: text.slice(0, end), message: text.slice(end + 1) };
}
