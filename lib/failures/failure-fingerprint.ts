import { createHash } from 'node:crypto';
import { applicationFrame } from './application-frame.js';
import type { FailedRun } from './failed-run.js';
import { messagePattern } from './message-pattern.js';

/** So long that among a million groups, the chance that any two share an id is less than one in ten million. */
const ID_CHARS = 16;

/** The part that all failures of one cause share, whatever the method, the process and the version. */
export interface FailureFingerprint {
  /** Sixteen hexadecimal digits. */
  readonly id: string;
  /** The message without the parts that differ from one failure to the next. */
  readonly pattern: string;
  /** The place in the application's code nearest to where the exception was thrown; empty where unknown. */
  readonly place: string;
}

/**
 * Built from the exception's type and code, the pattern of its message, and the first frame of its stack in the
 * application's code. Line numbers, paths of folders and causes make no difference.
 */
export function fingerprintOf(run: FailedRun): FailureFingerprint {
  const pattern = messagePattern(run.message);
  const place = applicationFrame(run.stack);
  return { id: idOf([run.exceptionType, run.code ?? '', pattern, place]), pattern, place };
}

/** The id of the group for these texts. */
export function idOf(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, ID_CHARS);
}
