import { constants } from 'node:buffer';
import { TooLargeToStoreError } from '../../storage/errors/too-large-to-store-error.js';

/** The error to throw where Node could not hold the text that was to be sent, or one of its values. */
export function tooLargeToSend(
  operation: string,
  error: unknown,
): TooLargeToStoreError | undefined {
  if (!(error instanceof RangeError) || error.message !== 'Invalid string length') return undefined;
  const subject = `What was to be sent to ${operation}`;
  return new TooLargeToStoreError(subject, undefined, constants.MAX_STRING_LENGTH, {
    cause: error,
  });
}
