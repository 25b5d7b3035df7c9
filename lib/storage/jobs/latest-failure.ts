import type { HistoryEntry } from './records.js';

/** As much of an exception as the store keeps to find and group jobs. */
export interface Failure {
  readonly type: string;
  readonly message: string;
  /** The group of failures with the same cause; undefined in histories that were written by older versions. */
  readonly fingerprint?: string | undefined;
}

const MAX_TYPE_CHARS = 200;
const MAX_MESSAGE_CHARS = 1_000;
const MAX_FINGERPRINT_CHARS = 100;

/** The failure of the latest entry that carries an exception. */
export function latestFailureIn(history: readonly HistoryEntry[]): Failure | undefined {
  for (let index = history.length - 1; index >= 0; index -= 1) {
    const { exception, fingerprint } = history[index]?.data ?? {};
    if (typeof exception === 'object' && exception !== null) {
      return failureOf(exception, fingerprint);
    }
  }
  return undefined;
}

function failureOf(
  exception: { readonly type?: unknown; readonly message?: unknown },
  fingerprint: unknown,
): Failure {
  return {
    type: oneText(exception.type, MAX_TYPE_CHARS),
    message: oneText(exception.message, MAX_MESSAGE_CHARS),
    ...(typeof fingerprint === 'string' && {
      fingerprint: oneText(fingerprint, MAX_FINGERPRINT_CHARS),
    }),
  };
}

/** Control characters mean nothing to a reader, and some of them something to a store. */
function oneText(value: unknown, maxChars: number): string {
  const text = String(value ?? '')
    .slice(0, maxChars)
    .toWellFormed();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return text.replace(/[\u0000-\u0008\u000b-\u001f]/g, ' ');
}
