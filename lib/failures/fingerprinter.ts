import type { Logger } from '../support/logger.js';
import { safely } from '../support/safely.js';
import type { FailedRun } from './failed-run.js';
import { fingerprintOf, idOf } from './failure-fingerprint.js';

/**
 * Names the cause of a failure, instead of the rules of the library. Failures with the same answer are one group.
 *
 * @returns undefined to leave the failure to the rules of the library
 */
export type FailureFingerprint = (run: FailedRun) => string | undefined;

/** Finds the group of each failure: by the rules of the application, or else by the rules of the library. */
export class Fingerprinter {
  private hasWarned = false;

  constructor(
    private readonly own: FailureFingerprint | undefined,
    private readonly logger: Logger,
  ) {}

  /** The id of the failure's group. Never throws. */
  readonly idOf = (run: FailedRun): string => {
    const answer = this.own && safely(() => this.own?.(run), null);
    if (typeof answer === 'string') return idOf([answer]);
    if (answer !== undefined) this.refuse(answer);
    return fingerprintOf(run).id;
  };

  /** Logs the refusal only once, because an outage would fill the log. */
  private refuse(answer: unknown): void {
    // Handles a rejection of the promise. Unhandled, it would end the process.
    if (answer instanceof Promise) answer.catch(() => {});
    if (this.hasWarned) return;
    this.hasWarned = true;
    this.logger.warn(
      '`failureFingerprint` threw, or answered with something else than a text; such failures are grouped by the rules of the library',
      { answer: typeof answer },
    );
  }
}
