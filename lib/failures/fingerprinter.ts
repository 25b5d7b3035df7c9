import type { Logger } from '../support/logger.js';
import { safely } from '../support/safely.js';
import type { FailedRun } from './failed-run.js';
import { fingerprintOf, idOf } from './failure-fingerprint.js';

/**
 * Names the cause of a failure in place of the library: failures with one answer are one group.
 *
 * @returns undefined to leave the failure to the rules of the library
 */
export type FailureFingerprint = (run: FailedRun) => string | undefined;

/** Finds the group of each failure: by the rules of the application, or else by those of the library. */
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

  /** The log has it once: in an outage it would be full of it. */
  private refuse(answer: unknown): void {
    // A promise that is rejected, and that nobody waits for, would end the process.
    if (answer instanceof Promise) answer.catch(() => {});
    if (this.hasWarned) return;
    this.hasWarned = true;
    this.logger.warn(
      '`failureFingerprint` threw, or answered with something else than a text; such failures are grouped by the rules of the library',
      { answer: typeof answer },
    );
  }
}
