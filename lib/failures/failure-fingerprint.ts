import { createHash } from 'node:crypto';
import { applicationFrame } from './application-frame.js';
import type { FailedRun } from './failed-run.js';
import { messagePattern } from './message-pattern.js';

/** Enough that two of a million groups have the same one with a chance of one to some ten million. */
const ID_CHARS = 16;

/** What failures of one cause have in common, in whichever method, process and version they happen. */
export interface FailureFingerprint {
  /** Sixteen hexadecimal digits. */
  readonly id: string;
  /** The message without what differs from one failure to the next. */
  readonly pattern: string;
  /** The place in the application's code that the exception came through first; empty where none is known. */
  readonly place: string;
}

/**
 * The exception's type and code, the pattern of its message, and the first frame of its stack that is code of the
 * application. Line numbers, paths of folders and causes make no difference.
 */
export function fingerprintOf(run: FailedRun): FailureFingerprint {
  const pattern = messagePattern(run.message);
  const place = applicationFrame(run.stack);
  return { id: idOf([run.exceptionType, run.code ?? '', pattern, place]), pattern, place };
}

/** The id of a group that these texts stand for. */
export function idOf(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, ID_CHARS);
}
